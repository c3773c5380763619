import { AlreadyEnrolled, CardClosed, CardExpired, EnrolmentRefused, EnrolSuccess, type EnrolResult } from '@meisai/schema';
import { viewPasswordRejected, viewUserIdRejected, viewUserIdTaken } from '../identity/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import type { EnrolOutcome } from './enrol.js';
import { ENROLMENT_MESSAGES } from './enrolment.messages.js';

const viewRefusal = refusalsOf(
  { ALREADY_ENROLLED: AlreadyEnrolled, CARD_CLOSED: CardClosed, CARD_EXPIRED: CardExpired, ENROLMENT_REFUSED: EnrolmentRefused },
  ENROLMENT_MESSAGES,
);

/** What came of an enrolment, in the language of the request. */
export function viewEnrolOutcome(outcome: EnrolOutcome, language: SpokenLanguage): EnrolResult {
  if (outcome.kind === 'ENROLLED') return Object.assign(new EnrolSuccess(), { userId: outcome.userId });
  if (outcome.kind === 'USER_ID_TAKEN') return viewUserIdTaken(language);
  if (outcome.kind === 'USER_ID_REJECTED') return viewUserIdRejected(outcome.fault, language);
  if (outcome.kind === 'PASSWORD_REJECTED') return viewPasswordRejected(outcome.rejection, language);
  return viewRefusal(outcome.kind, language);
}
