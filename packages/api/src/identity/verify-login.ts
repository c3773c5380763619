import { checkCode } from '../factors/index.js';
import type { EntityManager, Realm, RequestContext } from '../platform/index.js';
import { completeLogin, enterSession, type CompletedLogin } from './complete-login.js';
import { guardKey, isLoginShut } from './login-guard.store.js';
import { loadLogin, type LoginRow } from './login.queries.js';
import { endPendingLogin, endPendingLogins, findPendingLogin } from './pending-login.js';

export type VerifyOutcome =
  | { kind: 'LOGGED_IN' }
  | { kind: 'WRONG_CODE' }
  /** Too many wrong codes. The pending login is dead. */
  | { kind: 'CODES_LOCKED' }
  /** There is no pending login in this browser, or no longer. */
  | { kind: 'EXPIRED' }
  /** Shut by the concierge. */
  | { kind: 'SHUT' }
  | { kind: 'CLOSED' };

type Verified = Exclude<VerifyOutcome, { kind: 'LOGGED_IN' }> | { kind: 'COMPLETED'; login: LoginRow; completed: CompletedLogin };

/**
 * Completes a login of either realm that waits for its second factor, with a code of the authenticator app or a recovery code.
 * After LOGGED_IN the context speaks for the member or operator, and the cookies are set.
 */
export async function verifyLogin(context: RequestContext, realm: Realm, code: string): Promise<VerifyOutcome> {
  const pendingCookie = context.cookies.pendingLogin[realm];
  const outcome = await context.em.transactional((tx) => verify(tx as EntityManager, context, realm, code));
  if (outcome.kind === 'COMPLETED') {
    enterSession(context, outcome.login, outcome.completed);
    return { kind: 'LOGGED_IN' };
  }
  if (outcome.kind !== 'WRONG_CODE' && pendingCookie.token !== null) pendingCookie.clear();
  return outcome;
}

async function verify(em: EntityManager, context: RequestContext, realm: Realm, code: string): Promise<Verified> {
  const pending = await findPendingLogin(em, realm, context.cookies.pendingLogin[realm].token);
  if (pending === null) return { kind: 'EXPIRED' };
  const login = await loadLogin(em, pending.loginId);
  const dead = login.isClosed ? 'CLOSED' : (await isLoginShut(em, guardKey(context.services.keys, realm, login.userId))) ? 'SHUT' : null;
  if (dead !== null) {
    await endPendingLogins(em, login.id);
    return { kind: dead };
  }
  const { memberId, operatorId } = login;
  const check = await checkCode(em, context, { loginId: login.id, memberId, operatorId }, code);
  if (check === 'WRONG') return { kind: 'WRONG_CODE' };
  if (check === 'LOCKED') {
    await endPendingLogins(em, login.id);
    return { kind: 'CODES_LOCKED' };
  }
  if ((await endPendingLogin(em, pending.id)) === null) return { kind: 'EXPIRED' };
  return { kind: 'COMPLETED', login, completed: await completeLogin(em, context, login) };
}
