import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { endSession, openSession, rememberDevice } from '../sessions/index.js';
import type { LoginRow } from './login.queries.js';

/** What the browser is given once the login has committed. */
export interface CompletedLogin {
  sessionId: string;
  sessionToken: string;
  deviceToken: string;
}

/**
 * Opens the session of a login whose every factor is proved; each way in ends here.
 * A browser holds one session of a realm: the one it had, of whichever member, ends.
 */
export async function completeLogin(em: EntityManager, context: RequestContext, login: LoginRow): Promise<CompletedLogin> {
  const { viewer, operator, source, cookies } = context;
  const previous = viewer ?? operator;
  if (previous !== null) await endSession(em, previous.loginId, previous.sessionId);
  const device = await rememberDevice(em, login.id, cookies.device.token);
  const opened = await openSession(em, { loginId: login.id, deviceId: device.deviceId, source });
  const actor = login.memberId === null ? 'OPERATOR' : 'MEMBER';
  await recordActivity(em, { kind: 'LOGGED_IN', memberId: login.memberId, operatorId: login.operatorId, actor, source });
  return { sessionId: opened.sessionId, sessionToken: opened.token, deviceToken: device.token };
}

/** Hands the browser its cookies, and lets the rest of this request speak for who has just come in. To be called after the commit. */
export function enterSession(context: RequestContext, login: LoginRow, completed: CompletedLogin): void {
  const { sessionId, sessionToken, deviceToken } = completed;
  const realm = login.memberId === null ? 'OPERATOR' : 'MEMBER';
  const session = { loginId: login.id, sessionId, isProofFresh: true };
  context.viewer = login.memberId === null ? null : { memberId: login.memberId, access: null, ...session };
  context.operator = login.operatorId === null ? null : { operatorId: login.operatorId, ...session };
  context.cookies.session[realm].set(sessionToken);
  if (context.cookies.pendingLogin[realm].token !== null) context.cookies.pendingLogin[realm].clear();
  context.cookies.device.set(deviceToken);
}
