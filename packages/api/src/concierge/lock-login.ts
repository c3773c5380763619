import { mailMember } from '../accounts/index.js';
import { endCodes, findReenrolment } from '../enrolment/index.js';
import { lockLogin as shutForAll, readLoginStanding, type MemberLogin } from '../identity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { endReissueLink } from '../recovery/index.js';
import { actOnMember, type ActOutcome } from './act-on-member.js';
import { lockedMail } from './concierge-mails.js';

/**
 * Shuts a member's login for every device, and ends at once its sessions and what was sent to let the member in anew.
 * It needs no check of who calls: locking harms least.
 */
export function lockLogin(context: RequestContext, memberId: string, reason: string): Promise<ActOutcome<{ endedSessions: number }>> {
  return actOnMember(context, { kind: 'LOGIN_LOCKED_BY_CONCIERGE', memberId, reason }, async (em, { login }) => {
    if (login === null || login.isClosed) return 'NO_LOGIN';
    // Locking anew ends a re-enrolment that was started since.
    if ((await isLockedByDesk(em, context, login)) && (await findReenrolment(em, memberId)) === null) return 'ALREADY_LOCKED';
    const endedSessions = await shutForAll(em, context.services.keys, login.id);
    await endCodes(em, memberId);
    await endReissueLink(em, login.id);
    await mailMember(em, memberId, lockedMail());
    return { endedSessions };
  });
}

async function isLockedByDesk(em: EntityManager, { services }: RequestContext, login: MemberLogin): Promise<boolean> {
  return (await readLoginStanding(em, services.keys, login)).state === 'LOCKED_BY_CONCIERGE';
}
