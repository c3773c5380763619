import type { RequestContext } from '../platform/index.js';
import { endSession } from './session.js';

/** Ends the session of this request. @returns when it ended, or null where nobody was logged in. */
export async function logout(context: RequestContext): Promise<Date | null> {
  const { viewer, em, sessionCookie } = context;
  if (sessionCookie.token !== null) sessionCookie.clear();
  if (viewer === null) return null;
  return endSession(em, viewer.memberId, viewer.sessionId);
}
