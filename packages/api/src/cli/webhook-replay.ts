import { replayDelivery } from '../webhooks/index.js';
import type { Command } from './command.js';
import { withId } from './webhook-id.js';

export const webhookReplay: Command = {
  name: 'webhook replay',
  summary: 'Sends a message of a webhook’s log again.',
  usage: 'MESSAGE',
  help: 'Under the same id, so that an app that has it already knows. `meisai webhook log` shows the ids.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output, positionals: [id = ''] }) => {
    await withId('message', id, (key) => replayDelivery(services.database.fork(), key));
    output.print(`The message ${id} is sent again.\n`);
    return 0;
  },
};
