import { canonicalUserId } from '@meisai/schema/rules';
import { recordActivity } from '../activity/index.js';
import { findMemberLogin, unlockLogin } from '../identity/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';

export const memberUnlock: Command = {
  name: 'member unlock',
  summary: 'Opens a locked login.',
  usage: 'USERID',
  help: 'The count of wrong passwords begins anew on every device; the password stays as it is. It is written into the record.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run,
};

async function run({ services, output, positionals: [typed = ''] }: CommandCall): Promise<number> {
  const userId = canonicalUserId(typed);
  const em = services.database.fork();
  const login = await findMemberLogin(em, userId);
  if (login === null) throw new InputError(`There is no login with the user ID ${userId.slice(0, 80)}.`);
  await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    await unlockLogin(tx, services.keys, login.id);
    await recordActivity(tx, {
      kind: 'LOGIN_UNLOCKED',
      memberId: login.memberId,
      actor: 'SERVICE',
      source: null,
      reason: 'meisai member unlock',
    });
  });
  output.print(`The login ${userId} is open.\n`);
  return 0;
}
