import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { takeMailAllowance } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { makeCode } from './enrolment-code.store.js';
import { enrolmentCodeMail } from './enrolment.messages.js';
import { askWithCard, type CardProof } from './prove-card.js';

/**
 * Mails a code to the contact on file, if the card's data fit. Whether they do is not told.
 * @throws {TooManyRequests} {@link askWithCard}
 */
export function requestEnrolmentCode(context: RequestContext, proof: CardProof): Promise<void> {
  return askWithCard(context, proof, (em, { memberId }) => sendCode(em, context, memberId));
}

async function sendCode(em: EntityManager, { services, source }: RequestContext, memberId: string): Promise<void> {
  if (!(await takeMailAllowance(em, `enrolment-code:${memberId}`))) return;
  const code = await makeCode(em, services.keys, memberId, 'ENROL');
  if (code === null) return;
  await mailMember(em, memberId, enrolmentCodeMail(code, services.config.publicOrigin));
  await recordActivity(em, { kind: 'ENROLMENT_CODE_SENT', memberId, actor: 'UNKNOWN', source });
}
