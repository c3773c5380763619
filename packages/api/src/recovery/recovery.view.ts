import { ReissuePasswordSuccess, ReissueRefused, type ReissuePasswordResult } from '@meisai/schema';
import { viewPasswordRejected } from '../identity/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import { RECOVERY_MESSAGES } from './recovery.messages.js';
import type { ReissueOutcome } from './reissue-password.js';

const viewRefusal = refusalsOf({ REISSUE_REFUSED: ReissueRefused }, RECOVERY_MESSAGES);

/** What came of a reissue, in the language of the request. */
export function viewReissueOutcome(outcome: ReissueOutcome, language: SpokenLanguage): ReissuePasswordResult {
  if (outcome.kind === 'REISSUED') return Object.assign(new ReissuePasswordSuccess(), { reissuedAt: outcome.at });
  if (outcome.kind === 'PASSWORD_REJECTED') return viewPasswordRejected(outcome.rejection, language);
  return viewRefusal(outcome.kind, language);
}
