import type { TypedCardProof } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { ErrandContext, ErrandKind } from '../errands/index.js';
import { takeMailAllowance } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { askWithCard, type AskedWithCard } from './ask-with-card.js';
import { makeCode } from './enrolment-code.store.js';
import { enrolmentCodeMail } from './enrolment.messages.js';
import { actWithCard } from './prove-card.js';
import type { CardProof } from './read-card-proof.js';

/** Mails a code to the contact on file, if the card's data fit. */
export const SEND_ENROLMENT_CODE: ErrandKind<CardProof> = {
  name: 'SEND_ENROLMENT_CODE',
  run: (context, proof) => actWithCard(context, proof, (em, memberId) => sendCode(em, context, memberId)),
};

/**
 * Asks for a code. Whether the card's data fit is not told.
 * @throws {TooManyRequests} {@link askWithCard}
 * @throws {Overloaded} {@link askWithCard}
 */
export function requestEnrolmentCode(context: RequestContext, typed: TypedCardProof): Promise<AskedWithCard> {
  return askWithCard(context, typed, SEND_ENROLMENT_CODE);
}

async function sendCode(em: EntityManager, { services, source }: ErrandContext, memberId: string): Promise<void> {
  if (!(await takeMailAllowance(em, `enrolment-code:${memberId}`))) return;
  const code = await makeCode(em, services.keys, memberId, 'ENROL');
  if (code === null) return;
  await mailMember(em, memberId, enrolmentCodeMail(code, services.config.publicOrigin));
  await recordActivity(em, { kind: 'ENROLMENT_CODE_SENT', memberId, actor: 'UNKNOWN', source });
}
