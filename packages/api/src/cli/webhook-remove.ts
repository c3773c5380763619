import { InputError } from '../platform/index.js';
import { removeWebhook } from '../webhooks/index.js';
import type { Command } from './command.js';

export const webhookRemove: Command = {
  name: 'webhook remove',
  summary: 'Has an app not told of news at an address any more.',
  usage: 'WEBHOOK',
  help: 'What waits to be sent to it is not sent.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output, positionals: [id = ''] }) => {
    const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    if (!isUuid || !(await removeWebhook(services.database.fork(), id))) throw new InputError(`There is no webhook ${id.slice(0, 80)}.`);
    output.print(`The webhook ${id} is removed.\n`);
    return 0;
  },
};
