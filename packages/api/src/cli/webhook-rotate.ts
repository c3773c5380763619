import { InputError } from '../platform/index.js';
import { rotateWebhookSecret } from '../webhooks/index.js';
import type { Command } from './command.js';

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
    const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    const secret = isUuid ? await rotateWebhookSecret(services.database.fork(), services.keys, id) : null;
    if (secret === null) throw new InputError(`There is no webhook ${id.slice(0, 80)}.`);
    output.print(`Secret:   ${secret}\nThe secret is shown only now.\n`);
    return 0;
  },
};
