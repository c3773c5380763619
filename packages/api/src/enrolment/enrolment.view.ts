import {
  AlreadyEnrolled,
  CardClosed,
  CardExpired,
  type CardProofPart,
  CardProofRejected,
  EnrolmentRefused,
  EnrolSuccess,
  RefusalCode,
  type EnrolResult,
} from '@meisai/schema';
import { viewPasswordRejected, viewUserIdRejected, viewUserIdTaken } from '../identity/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import type { EnrolOutcome } from './enrol.js';
import type { CardProofRejection } from './read-card-proof.js';
import { CARD_PROOF_MESSAGES, ENROLMENT_MESSAGES } from './enrolment.messages.js';

const viewRefusal = refusalsOf(
  { ALREADY_ENROLLED: AlreadyEnrolled, CARD_CLOSED: CardClosed, CARD_EXPIRED: CardExpired, ENROLMENT_REFUSED: EnrolmentRefused },
  ENROLMENT_MESSAGES,
);

/** What came of an enrolment, in the language of the request. */
export function viewEnrolOutcome(outcome: EnrolOutcome, language: SpokenLanguage): EnrolResult {
  if (outcome.kind === 'ENROLLED') return Object.assign(new EnrolSuccess(), { userId: outcome.userId });
  if (outcome.kind === 'CARD_PROOF_REJECTED') return viewCardProofRejected(outcome, language);
  if (outcome.kind === 'USER_ID_TAKEN') return viewUserIdTaken(language);
  if (outcome.kind === 'USER_ID_REJECTED') return viewUserIdRejected(outcome.fault, language);
  if (outcome.kind === 'PASSWORD_REJECTED') return viewPasswordRejected(outcome.rejection, language);
  return viewRefusal(outcome.kind, language);
}

/** Which parts of a card's data can be none's, and how they are typed. */
export function viewCardProofRejected({ parts }: CardProofRejection, language: SpokenLanguage): CardProofRejected {
  const message = parts.map((part) => CARD_PROOF_MESSAGES[part][language]).join(language === 'JA' ? '' : ' ');
  return Object.assign(new CardProofRejected(), {
    code: RefusalCode.CARD_PROOF_REJECTED,
    message,
    parts: parts as readonly CardProofPart[],
  });
}
