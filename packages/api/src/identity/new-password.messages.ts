import type { UserIdFault } from '@meisai/schema/rules';
import type { RefusalText } from '../platform/index.js';
import type { NewPasswordRejection } from './judge-password.js';

/** Why a password cannot be chosen, and what to do about it. */
export const PASSWORD_REJECTED_TEXTS: Record<NewPasswordRejection, RefusalText> = {
  TOO_SHORT: {
    JA: 'パスワードが短すぎます。15文字以上（2要素認証をご利用の場合は8文字以上）にしてください。',
    EN: 'The password is too short. Please use at least 15 characters, or 8 if you use a second factor.',
  },
  HOLDS_A_NAME: {
    JA: 'ユーザーID、お名前、メールアドレス、カードやサービスの名称を含むパスワードはご利用いただけません。',
    EN: 'The password must not hold your user ID, name, mail address, or the name of the card or the service.',
  },
  EASY_TO_GUESS: {
    JA: 'よく使われる言葉や規則的な並びのため、推測されやすいパスワードです。別のパスワードにしてください。',
    EN: 'The password is easy to guess: it is well known, or follows a pattern. Please choose another one.',
  },
  UNCHANGED: {
    JA: '現在のパスワードと同じです。別のパスワードにしてください。',
    EN: 'This is the password you have. Please choose another one.',
  },
};

/** What is told of a new user ID over the API. */
export type NewUserIdRejection = UserIdFault | 'UNCHANGED';

/** Why a user ID cannot be chosen, and what to do about it. */
export const USER_ID_REJECTED_TEXTS: Record<NewUserIdRejection, RefusalText> = {
  TOO_SHORT: { JA: 'ユーザーIDは4文字以上にしてください。', EN: 'The user ID needs at least 4 characters.' },
  TOO_LONG: { JA: 'ユーザーIDは64文字以内にしてください。', EN: 'The user ID may have at most 64 characters.' },
  FORBIDDEN_CHARACTER: {
    JA: 'ユーザーIDに使えるのは、英字、数字と . _ - @ です。',
    EN: 'The user ID may hold letters of the alphabet, digits and . _ - @ only.',
  },
  UNCHANGED: {
    JA: '現在のユーザーIDと同じです。大文字と小文字、全角と半角は区別されません。別のユーザーIDにしてください。',
    EN: 'This is the user ID you have; case and width make no difference. Please choose another one.',
  },
};

export const USER_ID_TAKEN_TEXT: RefusalText = {
  JA: 'このユーザーIDはすでに使われています。別のユーザーIDにしてください。',
  EN: 'This user ID is taken. Please choose another one.',
};
