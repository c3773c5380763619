import { ageOn, joinName } from '@meisai/schema/rules';
import { applicationGlobalId, ENDED, listCases, UNDER_WAY } from '../family/index.js';
import { listUserIds } from '../identity/index.js';
import { everyRow } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';

export const familyCardList: Command = {
  name: 'family-card list',
  summary: 'Lists applications for family cards.',
  usage: '[--ended]',
  help: `  --ended  those that have ended, in place of those under way

One application a line, oldest first: id, state, user ID of the basic member, relation, name, age, product.`,
  options: { ended: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

async function run({ services, output, values }: CommandCall): Promise<number> {
  const em = services.database.fork();
  const userIds = await listUserIds(em);
  const states = values['ended'] === true ? ENDED : UNDER_WAY;
  let shown = 0;
  for await (const row of everyRow((page) => listCases(em, page, states))) {
    shown += 1;
    const { state, relation, familyName, givenName, birthDate, today, productNameJa } = row;
    const facts = [
      state,
      userIds.get(row.memberId) ?? '-',
      relation,
      joinName(familyName, givenName),
      ageOn(birthDate, today),
      productNameJa,
    ];
    output.print(`${[applicationGlobalId(row), ...facts].join('\t')}\n`);
  }
  if (shown === 0) output.warn(values['ended'] === true ? 'None has ended.\n' : 'None is under way.\n');
  return 0;
}
