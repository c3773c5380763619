import { checkPasskey, openCodes } from '../factors/index.js';
import type { EntityManager, Realm, RequestContext } from '../platform/index.js';
import { findKnownDevice } from '../sessions/index.js';
import { completeLogin, enterSession, type CompletedLogin } from './complete-login.js';
import { openIfLocked, STRANGERS } from './login-guard.js';
import { guardKey } from './login-guard.store.js';
import { loadLogin, lockLoginRow, type LoginRow } from './login.queries.js';
import { endPendingLogin, findPendingLogin } from './pending-login.js';

export type PasskeyLoginOutcome =
  | { kind: 'LOGGED_IN' }
  | { kind: 'REFUSED' }
  /** Shut by the concierge: what wrong passwords have locked, a passkey opens. */
  | { kind: 'SHUT' }
  | { kind: 'CLOSED' };

/**
 * Logs a member or an operator in with a passkey, which is both factors at once: no password, no code. A login that wrong
 * passwords or codes have locked opens. After LOGGED_IN the context speaks for who has come in, and the cookies are set.
 */
export async function loginWithPasskey(context: RequestContext, realm: Realm, credentialJson: string): Promise<PasskeyLoginOutcome> {
  const cookie = context.cookies.passkeyLogin;
  if (cookie.token === null) return { kind: 'REFUSED' };
  cookie.clear();
  const check = await checkPasskey(context, { purpose: 'LOGIN', boundTo: cookie.token, credentialJson, loginId: null });
  if (check.kind === 'REFUSED') return { kind: 'REFUSED' };
  const login = await loadLogin(context.em, check.owner.loginId);
  if ((login.memberId === null) !== (realm === 'OPERATOR')) return { kind: 'REFUSED' };
  if (login.isClosed) return { kind: 'CLOSED' };
  const passed = await context.em.transactional((tx) => pass(tx as EntityManager, context, login, check.settle));
  if (typeof passed === 'string') return { kind: passed };
  enterSession(context, login, passed);
  return { kind: 'LOGGED_IN' };
}

async function pass(
  em: EntityManager,
  context: RequestContext,
  login: LoginRow,
  settle: (em: EntityManager) => Promise<boolean>,
): Promise<CompletedLogin | 'SHUT' | 'REFUSED'> {
  const { services, cookies } = context;
  // A rename meanwhile would open another's guard.
  const { userId } = await lockLoginRow(em, login.id);
  const realm = login.memberId === null ? 'OPERATOR' : 'MEMBER';
  const device = cookies.device.token === null ? null : await findKnownDevice(em, login.id, cookies.device.token);
  const place = { key: guardKey(services.keys, realm, userId), bucket: device ?? STRANGERS, threshold: login.threshold };
  // A passkey that does not count opens nothing.
  if (!(await settle(em))) return 'REFUSED';
  if (!(await openIfLocked(em, place))) return 'SHUT';
  await openCodes(em, login.id);
  const pending = await findPendingLogin(em, realm, cookies.pendingLogin[realm].token);
  if (pending !== null) await endPendingLogin(em, pending.id);
  return completeLogin(em, context, login);
}
