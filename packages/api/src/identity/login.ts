import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import type { EntityManager, Realm, RequestContext } from '../platform/index.js';
import { checkPassword } from './check-password.js';
import { completeLogin, enterSession } from './complete-login.js';
import { findLogin } from './login.queries.js';

export type LoginOutcome = { kind: 'LOGGED_IN' } | { kind: 'WRONG_CREDENTIALS' } | { kind: 'LOCKED' } | { kind: 'CLOSED' };

export interface Credentials {
  userId: string;
  password: string;
}

/**
 * Logs a member or an operator in. Known and unknown user IDs take the same steps.
 * @throws {TooManyRequests} when too many wrong passwords came from the same place on the network.
 * @throws {Overloaded} when too many passwords are being checked.
 */
export async function login(context: RequestContext, realm: Realm, { userId, password }: Credentials): Promise<LoginOutcome> {
  const canonical = canonicalUserId(userId.slice(0, USER_ID_MAX_LENGTH * 4));
  const found = await findLogin(context.em, realm, canonical);
  const check = await checkPassword(context, { realm, userId: canonical, login: found, password });
  if (check.kind === 'LOCKED') return { kind: 'LOCKED' };
  if (check.kind === 'WRONG') return { kind: 'WRONG_CREDENTIALS' };
  const completed = await context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    await check.settle(tx);
    return check.login.isClosed ? null : completeLogin(tx, context, check.login);
  });
  // Told only now: whoever knows the password knows that the account was there.
  if (completed === null) return { kind: 'CLOSED' };
  enterSession(context, check.login, completed);
  return { kind: 'LOGGED_IN' };
}
