import { canonicalUserId } from '@meisai/schema/rules';
import { accountGlobalId, listAllAccounts } from '../accounts/index.js';
import { findMemberLogin, listUserIds } from '../identity/index.js';
import { InputError } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { textOption } from './option-values.js';

export const accountList: Command = {
  name: 'account list',
  summary: 'Lists accounts with their ids.',
  usage: '[--user-id ID]',
  help: '  --user-id ID  only the accounts of this member\n\nOne account a line: id, user ID, currency, last four digits of its cards, product.',
  options: { 'user-id': { type: 'string' } },
  positionals: { min: 0, max: 0 },
  needsSecretKey: () => false,
  asksFor: () => null,
  run,
};

async function run({ services, output, values }: CommandCall): Promise<number> {
  const em = services.database.fork();
  const userId = textOption(values, 'user-id');
  const login = userId === null ? null : await findMemberLogin(em, canonicalUserId(userId));
  if (userId !== null && login === null) throw new InputError(`There is no login with the user ID ${userId.slice(0, 80)}.`);
  const accounts = await listAllAccounts(em, login?.memberId ?? null);
  const userIds = await listUserIds(em);
  for (const account of accounts) {
    const cards = account.lastFours.map((lastFour) => `****${lastFour}`).join(',');
    output.print(
      `${[accountGlobalId(account.id), userIds.get(account.memberId) ?? '-', account.currency, cards || '-', account.productName].join('\t')}\n`,
    );
  }
  if (accounts.length === 0) output.warn('There is no account yet.\n');
  return 0;
}
