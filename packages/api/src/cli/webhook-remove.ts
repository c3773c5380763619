import { removeWebhook } from '../webhooks/index.js';
import type { Command } from './command.js';
import { withId } from './webhook-id.js';

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
    await withId('webhook', id, (key) => removeWebhook(services.database.fork(), key));
    output.print(`The webhook ${id} is removed.\n`);
    return 0;
  },
};
