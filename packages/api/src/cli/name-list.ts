import { joinName } from '@meisai/schema/rules';
import { listWaitingNameChanges } from '../members/index.js';
import { everyRow } from '../platform/index.js';
import type { Command } from './command.js';

export const nameList: Command = {
  name: 'name list',
  summary: 'Lists the changes of name that wait to be decided.',
  usage: '',
  help: 'One line each, longest first: the id to decide it by, the name to be in three scripts, when it was asked for.',
  options: {},
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run: async ({ services, output }) => {
    const em = services.database.fork();
    let waiting = 0;
    for await (const { id, submittedAt, ...name } of everyRow((page) => listWaitingNameChanges(em, page))) {
      waiting += 1;
      const scripts = [
        joinName(name.familyName, name.givenName),
        joinName(name.familyNameKana, name.givenNameKana),
        joinName(name.familyNameLatin, name.givenNameLatin),
      ];
      output.print(`${[id, ...scripts, submittedAt].join('\t')}\n`);
    }
    if (waiting === 0) output.print('No change of name waits.\n');
    return 0;
  },
};
