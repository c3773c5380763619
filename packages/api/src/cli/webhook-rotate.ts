import { rotateWebhookSecret } from '../webhooks/index.js';
import type { Command } from './command.js';
import { withId } from './webhook-id.js';

export const webhookRotate: Command = {
  name: 'webhook rotate',
  summary: 'Gives a webhook a new secret.',
  usage: 'WEBHOOK',
  help: `For a day messages are signed with the secret before as well, so that the app changes over at any moment in it. Rotated twice
within the day, the first of the three counts no more.

The secret is printed once: nobody can read it again.`,
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run: async ({ services, output, positionals: [id = ''] }) => {
    const secret = await withId('webhook', id, (key) => rotateWebhookSecret(services.database.fork(), services.keys, key));
    output.print(`Secret:   ${secret}\nThe secret is shown only now.\n`);
    return 0;
  },
};
