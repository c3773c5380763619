import { PasswordRejected, PasswordRejection, RefusalCode, UserIdRejected, UserIdRejection, UserIdTaken } from '@meisai/schema';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';
import type { NewPasswordRejection } from './judge-password.js';
import { PASSWORD_REJECTED_TEXTS, USER_ID_REJECTED_TEXTS, USER_ID_TAKEN_TEXT, type NewUserIdRejection } from './new-password.messages.js';

/** Why a password cannot be chosen, as the API says it. */
export function viewPasswordRejected(reason: NewPasswordRejection, language: SpokenLanguage): PasswordRejected {
  const message = PASSWORD_REJECTED_TEXTS[reason][language];
  return Object.assign(new PasswordRejected(), { code: RefusalCode.PASSWORD_REJECTED, message, reason: PasswordRejection[reason] });
}

/** Why a user ID cannot be chosen, as the API says it. */
export function viewUserIdRejected(reason: NewUserIdRejection, language: SpokenLanguage): UserIdRejected {
  const message = USER_ID_REJECTED_TEXTS[reason][language];
  return Object.assign(new UserIdRejected(), { code: RefusalCode.USER_ID_REJECTED, message, reason: UserIdRejection[reason] });
}

const viewTaken = refusalsOf({ USER_ID_TAKEN: UserIdTaken }, { USER_ID_TAKEN: USER_ID_TAKEN_TEXT });

/** That a user ID is somebody's, as the API says it. */
export function viewUserIdTaken(language: SpokenLanguage): UserIdTaken {
  return viewTaken('USER_ID_TAKEN', language);
}
