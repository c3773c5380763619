import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { endSession } from '../sessions/index.js';

/** Ends the session of the operator who asks. @returns when it ended, or null where none was logged in. */
export async function logoutOperator({ operator, em, cookies, source }: RequestContext): Promise<Date | null> {
  if (cookies.session.OPERATOR.token !== null) cookies.session.OPERATOR.clear();
  if (operator === null) return null;
  return em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const endedAt = await endSession(tx, operator.loginId, operator.sessionId);
    const { operatorId } = operator;
    if (endedAt !== null) await recordActivity(tx, { kind: 'LOGGED_OUT', memberId: null, operatorId, actor: 'OPERATOR', source });
    return endedAt;
  });
}
