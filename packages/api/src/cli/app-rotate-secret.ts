import { rotateAppSecret } from '../apps/index.js';
import { InputError } from '../platform/index.js';
import type { Command } from './command.js';

export const appRotateSecret: Command = {
  name: 'app rotate-secret',
  summary: 'Gives an app of a third party a new secret.',
  usage: 'CLIENT_ID',
  help: `For a day the secret before counts as well, so that the app changes over at any moment in it. Rotated twice within the day, the
first of the three counts no more: that is how one that leaked is ended at once. Whatever members granted stays granted.

The secret is printed once: nobody can read it again.`,
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output, positionals: [clientId = ''] }) => {
    const secret = await rotateAppSecret(services.database.fork(), clientId);
    if (secret === null) throw new InputError(`There is no app ${clientId.slice(0, 80)} that has a secret.`);
    output.print(`Client secret:  ${secret}\nThe secret is shown only now.\n`);
    return 0;
  },
};
