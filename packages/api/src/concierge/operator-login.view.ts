import { CodesLocked, LoginClosed, LoginExpired, LoginLocked, SecondFactorMissing, WrongCode, WrongCredentials } from '@meisai/schema';
import type { LoginOutcome, VerifyOutcome } from '../identity/index.js';
import { refusalsOf, type SpokenLanguage } from '../platform/index.js';

const view = refusalsOf(
  {
    CODES_LOCKED: CodesLocked,
    LOGIN_CLOSED: LoginClosed,
    LOGIN_EXPIRED: LoginExpired,
    LOGIN_LOCKED: LoginLocked,
    SECOND_FACTOR_MISSING: SecondFactorMissing,
    WRONG_CODE: WrongCode,
    WRONG_CREDENTIALS: WrongCredentials,
  },
  {
    CODES_LOCKED: {
      JA: '間違ったコードが続いたため、コードの受付を停止しています。しばらく待ってからお試しください。',
      EN: 'There were several wrong codes in a row. Please wait and begin again.',
    },
    LOGIN_CLOSED: { JA: 'このオペレーターは登録を終了しています。', EN: 'This operator has been removed.' },
    LOGIN_EXPIRED: { JA: '時間が過ぎました。もう一度はじめからログインしてください。', EN: 'That took too long. Please log in again.' },
    LOGIN_LOCKED: {
      JA: 'パスワードの間違いが続いたため、ログインをロックしています。しばらく待ってからお試しください。',
      EN: 'This login is locked after several wrong passwords in a row. Please try again later.',
    },
    SECOND_FACTOR_MISSING: {
      JA: '認証アプリが登録されていないため、ログインできません。管理者へご連絡ください。',
      EN: 'No authenticator app is set up for you, so you cannot come in. Please ask who added you.',
    },
    WRONG_CODE: {
      JA: 'コードが正しくないか、すでに使われています。',
      EN: 'The code is wrong, or was used before. Please enter a new one.',
    },
    WRONG_CREDENTIALS: { JA: 'ユーザーIDまたはパスワードが正しくありません。', EN: 'The user ID or the password is wrong.' },
  },
);

type Refused = Exclude<LoginOutcome['kind'] | VerifyOutcome['kind'], 'LOGGED_IN' | 'SECOND_FACTOR_NEEDED' | 'REISSUE_NEEDED'>;

const CODES = {
  CLOSED: 'LOGIN_CLOSED',
  CODES_LOCKED: 'CODES_LOCKED',
  EXPIRED: 'LOGIN_EXPIRED',
  LOCKED: 'LOGIN_LOCKED',
  SECOND_FACTOR_MISSING: 'SECOND_FACTOR_MISSING',
  SHUT: 'LOGIN_LOCKED',
  WRONG_CODE: 'WRONG_CODE',
  WRONG_CREDENTIALS: 'WRONG_CREDENTIALS',
} as const satisfies Record<Refused, string>;

/** Why an operator does not come in, as the API says it. */
export function viewLoginRefusal(kind: Refused, language: SpokenLanguage) {
  return view(CODES[kind], language);
}
