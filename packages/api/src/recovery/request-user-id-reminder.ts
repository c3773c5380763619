import type { TypedCardProof } from '@meisai/schema/rules';
import { hasSettledEmail, mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { actWithCard, askWithCard, type AskedWithCard, type CardProof } from '../enrolment/index.js';
import type { ErrandContext, ErrandKind } from '../errands/index.js';
import { findLoginOfMember } from '../identity/index.js';
import { takeMailAllowance } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { RECOVERY_POLICY } from './recovery-policy.js';
import { notEnrolledMail, reminderMail } from './recovery.messages.js';

/** Mails the user ID to the contact on file, if the card's data fit. */
export const REMIND_OF_USER_ID: ErrandKind<CardProof> = {
  name: 'REMIND_OF_USER_ID',
  run: (context, proof) => actWithCard(context, proof, (em, memberId) => remind(em, context, memberId)),
};

/**
 * Asks for the user ID. Whether the card's data fit is not told.
 * @throws {TooManyRequests} {@link askWithCard}
 * @throws {Overloaded} {@link askWithCard}
 */
export function requestUserIdReminder(context: RequestContext, typed: TypedCardProof): Promise<AskedWithCard> {
  return askWithCard(context, typed, REMIND_OF_USER_ID);
}

async function remind(em: EntityManager, { services, source }: ErrandContext, memberId: string): Promise<void> {
  if (!(await hasSettledEmail(em, memberId, RECOVERY_POLICY.contactUnchangedDays))) return;
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
