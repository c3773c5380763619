import { ageOn, joinName } from '@meisai/schema/rules';
import { applicationGlobalId, ENDED, listCases } from '../family/index.js';
import { listUserIds } from '../identity/index.js';
import type { Command, CommandCall } from './command.js';

export const familyCardList: Command = {
  name: 'family-card list',
  summary: 'Lists applications for family cards.',
  usage: '[--ended]',
  help: `  --ended  those that have ended, in place of those under way

One application a line, oldest first, 100 at most: id, state, user ID of the basic member, relation, name, age, product.`,
  options: { ended: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

async function run({ services, output, values }: CommandCall): Promise<number> {
  const em = services.database.fork();
  const cases = await (values['ended'] === true ? listCases(em, ENDED) : listCases(em));
  const userIds = await listUserIds(em);
  for (const row of cases) {
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
  if (cases.length === 0) output.warn(values['ended'] === true ? 'None has ended.\n' : 'None is under way.\n');
  return 0;
}
