import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import type { EntityManager, Realm, RequestContext } from '../platform/index.js';
import { findSecondFactors, type SecondFactorName } from '../factors/index.js';
import { checkPassword } from './check-password.js';
import { completeLogin, enterSession, type CompletedLogin } from './complete-login.js';
import { guardKey } from './login-guard.store.js';
import { findGuessedLogin, type LoginRow } from './login.queries.js';
import { openPendingLogin } from './pending-login.js';

export type LoginOutcome =
  | { kind: 'LOGGED_IN' }
  /** The password was right, and the browser has the cookie of a pending login: `verifyLogin` or a passkey completes it. */
  | { kind: 'SECOND_FACTOR_NEEDED'; secondFactors: SecondFactorName[] }
  /** Of an operator only: theirs is no login without one. */
  | { kind: 'SECOND_FACTOR_MISSING' }
  | { kind: 'WRONG_CREDENTIALS' }
  | { kind: 'LOCKED' }
  /** The password was right, and may not be all there is: the second factors beside it were removed. */
  | { kind: 'REISSUE_NEEDED' }
  | { kind: 'CLOSED' };

export interface Credentials {
  userId: string;
  password: string;
}

type Passed =
  | { kind: 'COMPLETED'; completed: CompletedLogin }
  | { kind: 'PENDING'; token: string; secondFactors: SecondFactorName[] }
  | { kind: 'SECOND_FACTOR_MISSING' }
  | { kind: 'REISSUE_NEEDED' }
  | { kind: 'CLOSED' };

/**
 * Logs a member or an operator in. Known and unknown user IDs take the same steps. A right password ends its run of wrong
 * ones; where a second factor is still to come it opens no session, and codes have a count of their own.
 * @throws {TooManyRequests} when too many wrong passwords came from the same place on the network.
 * @throws {Overloaded} when too many passwords are being checked.
 */
export async function login(context: RequestContext, realm: Realm, { userId, password }: Credentials): Promise<LoginOutcome> {
  const canonical = canonicalUserId(userId.slice(0, USER_ID_MAX_LENGTH * 4));
  const guessed = await findGuessedLogin(context.em, realm, canonical, guardKey(context.services.keys, realm, canonical));
  const check = await checkPassword(context, { realm, userId: canonical, ...guessed, password });
  if (check.kind === 'LOCKED') return { kind: 'LOCKED' };
  if (check.kind === 'WRONG') return { kind: 'WRONG_CREDENTIALS' };
  const passed = await context.em.transactional(async (tx) => {
    await check.settle(tx as EntityManager);
    return pass(tx as EntityManager, context, check.login);
  });
  if (passed.kind === 'PENDING') {
    context.cookies.pendingLogin[realm].set(passed.token);
    return { kind: 'SECOND_FACTOR_NEEDED', secondFactors: passed.secondFactors };
  }
  if (passed.kind !== 'COMPLETED') return passed;
  enterSession(context, check.login, passed.completed);
  return { kind: 'LOGGED_IN' };
}

/** What a right password leads to. */
async function pass(em: EntityManager, context: RequestContext, login: LoginRow): Promise<Passed> {
  // Told only now: whoever knows the password knows that the account was there.
  if (login.isClosed) return { kind: 'CLOSED' };
  const secondFactors = await findSecondFactors(em, login.id);
  if (secondFactors.length > 0) return { kind: 'PENDING', secondFactors, token: await openPendingLogin(em, login.id) };
  if (login.operatorId !== null) return { kind: 'SECOND_FACTOR_MISSING' };
  if (!login.passwordFitsAlone) return { kind: 'REISSUE_NEEDED' };
  return { kind: 'COMPLETED', completed: await completeLogin(em, context, login) };
}
