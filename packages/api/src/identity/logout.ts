import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { endSession, forgetBrowser, forgetDeviceOf } from '../sessions/index.js';

export interface LogoutWishes {
  /** Whether this browser shall no longer be one the login knows: a shared or borrowed one. */
  forgetDevice: boolean;
}

/** Ends the session of this request. @returns when it ended, or null where nobody was logged in. */
export async function logout(context: RequestContext, { forgetDevice }: LogoutWishes): Promise<Date | null> {
  const { viewer, em, cookies, source } = context;
  if (cookies.session.MEMBER.token !== null) cookies.session.MEMBER.clear();
  if (viewer === null) {
    if (forgetDevice) await forgetAnyway(context);
    return null;
  }
  return em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const endedAt = await endSession(tx, viewer.loginId, viewer.sessionId);
    if (forgetDevice) await forgetDeviceOf(tx, viewer.loginId, viewer.sessionId);
    if (endedAt !== null) await recordActivity(tx, { kind: 'LOGGED_OUT', memberId: viewer.memberId, actor: 'MEMBER', source });
    return endedAt;
  });
}

/** A session that ran out while the page stood open names nobody: the browser is forgotten by its own cookie, for all who used it. */
async function forgetAnyway({ em, cookies: { device } }: RequestContext): Promise<void> {
  if (device.token === null) return;
  await forgetBrowser(em, device.token);
  device.clear();
}
