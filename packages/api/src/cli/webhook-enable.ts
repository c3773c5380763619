import { enableWebhook } from '../webhooks/index.js';
import type { Command } from './command.js';
import { withId } from './webhook-id.js';

export const webhookEnable: Command = {
  name: 'webhook enable',
  summary: 'Has a disabled webhook told of news again.',
  usage: 'WEBHOOK',
  help: 'What was held for it meanwhile is sent.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output, positionals: [id = ''] }) => {
    await withId('webhook', id, (key) => enableWebhook(services.database.fork(), key));
    output.print(`The webhook ${id} is enabled.\n`);
    return 0;
  },
};
