import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { forgetOtherDevices } from './known-device.js';
import { countOtherSessions } from './session.queries.js';
import { endSession, endSessions } from './session.js';

/**
 * Ends one of the member's sessions, and forgets the browser it was opened from: who asks for it does not trust that browser.
 * @returns when it ended; null where the member has no such session.
 */
export async function endOneSession(context: RequestContext, viewer: Viewer, sessionId: string): Promise<Date | null> {
  const { memberId, loginId } = viewer;
  const endedAt = await context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const ended = await endSession(tx, loginId, sessionId);
    if (ended === null) return null;
    await forgetOtherDevices(tx, viewer, sessionId);
    await recordActivity(tx, { kind: 'SESSION_ENDED', memberId, actor: 'MEMBER', source: context.source });
    return ended;
  });
  if (endedAt !== null && sessionId === viewer.sessionId) context.cookies.session.MEMBER.clear();
  return endedAt;
}

/** Ends all of the member's sessions but this one, and forgets all browsers but this one. @returns how many ended. */
export function endOtherSessions(context: RequestContext, viewer: Viewer): Promise<number> {
  const { memberId, loginId, sessionId } = viewer;
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const count = await countOtherSessions(tx, loginId, sessionId);
    await endSessions(tx, loginId, sessionId);
    await forgetOtherDevices(tx, viewer, null);
    await recordActivity(tx, { kind: 'OTHER_SESSIONS_ENDED', memberId, actor: 'MEMBER', source: context.source });
    return count;
  });
}
