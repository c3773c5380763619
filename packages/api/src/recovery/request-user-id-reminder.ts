import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { askWithCard, type CardProof } from '../enrolment/index.js';
import { findLoginOfMember } from '../identity/index.js';
import { takeMailAllowance } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { notEnrolledMail, reminderMail } from './recovery.messages.js';

/**
 * Mails the user ID to the contact on file, if the card's data fit. Whether they do is not told.
 * @throws {TooManyRequests} {@link askWithCard}
 */
export function requestUserIdReminder(context: RequestContext, proof: CardProof): Promise<void> {
  return askWithCard(context, proof, (em, { memberId }) => remind(em, context, memberId));
}

async function remind(em: EntityManager, { services, source }: RequestContext, memberId: string): Promise<void> {
  if (!(await takeMailAllowance(em, `user-id-reminder:${memberId}`))) return;
  const login = await findLoginOfMember(em, memberId);
  const { publicOrigin } = services.config;
  await mailMember(
    em,
    memberId,
    login === null || login.isClosed ? notEnrolledMail(publicOrigin) : reminderMail(login.userId, publicOrigin),
  );
  await recordActivity(em, { kind: 'USER_ID_REMINDED', memberId, actor: 'UNKNOWN', source });
}
