import { canonicalUserId } from '@meisai/schema/rules';
import { findMemberLogin, guardKey, openLogin } from '../identity/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';

export const memberUnlock: Command = {
  name: 'member unlock',
  summary: 'Opens a locked login.',
  usage: 'USERID',
  help: 'The count of wrong passwords begins anew on every device; the password stays as it is.',
  options: {},
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run,
};

async function run({ services, output, positionals: [typed = ''] }: CommandCall): Promise<number> {
  const userId = canonicalUserId(typed);
  const em = services.database.fork();
  if ((await findMemberLogin(em, userId)) === null) throw new InputError(`There is no login with the user ID ${userId.slice(0, 80)}.`);
  await em.transactional((tx) => openLogin(tx as EntityManager, guardKey(services.keys, 'MEMBER', userId)));
  output.print(`The login ${userId} is open.\n`);
  return 0;
}
