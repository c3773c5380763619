import type { SpokenLanguage } from '../platform/index.js';

type Text = Record<SpokenLanguage, string>;

/** What a refusal tells a member: what happened, and what to do next. */
export const IDENTITY_MESSAGES = {
  WRONG_CREDENTIALS: {
    JA: 'ユーザーIDまたはパスワードが正しくありません。入力内容をご確認ください。',
    EN: 'The user ID or the password is wrong. Please check both.',
  },
  LOGIN_LOCKED: {
    JA: '安全のためログインをロックしています。パスワードを続けて間違えたためです。コンシェルジュデスクへご連絡ください。',
    EN: 'This login is locked to protect you, after several wrong passwords in a row. Please contact the concierge desk.',
  },
  NOT_LOGGED_IN: {
    JA: 'ログインしていないか、セッションが終了しました。もう一度ログインしてください。',
    EN: 'Nobody is logged in, or the session has ended. Please log in again.',
  },
} satisfies Record<string, Text>;
