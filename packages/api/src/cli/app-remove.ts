import { removeApp } from '../apps/index.js';
import { InputError } from '../platform/index.js';
import type { Command } from './command.js';

export const appRemove: Command = {
  name: 'app remove',
  summary: 'Removes an app of a third party.',
  usage: 'CLIENT_ID',
  help: 'Whatever it was granted counts no more, at once and for every member.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output, positionals: [clientId = ''] }) => {
    if (!(await removeApp(services.database.fork(), clientId))) throw new InputError(`There is no app ${clientId.slice(0, 80)}.`);
    output.print(`The app ${clientId} is removed.\n`);
    return 0;
  },
};
