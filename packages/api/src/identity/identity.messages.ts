import type { RefusalText, SpokenLanguage } from '../platform/index.js';

/** What a refusal tells a member: what happened, and what to do next. */
export const IDENTITY_MESSAGES = {
  // The guess that locks is answered like those before it: the words are true of both.
  WRONG_CREDENTIALS: {
    JA: 'ユーザーIDまたはパスワードが正しくありません。入力内容をご確認ください。パスワードを続けて間違えるとログインがロックされ、その後しばらくは正しいパスワードでもログインできません。',
    EN: 'The user ID or the password is wrong. Please check both. After several wrong passwords in a row the login is locked, and for a while even the right one is refused.',
  },
  LOGIN_CLOSED: {
    JA: 'カード口座の解約に伴い、このログインは終了しています。ご不明な点はコンシェルジュデスクへお問い合わせください。',
    EN: 'This login was closed together with the card account. Please contact the concierge desk with any question.',
  },
  LOGIN_EXPIRED: {
    JA: '確認の有効時間が過ぎたか、ログインが中断されました。もう一度ユーザーIDとパスワードを入力してください。',
    EN: 'The time to confirm this login is over, or it has ended. Please enter your user ID and password again.',
  },
  LOGIN_LOCKED: {
    JA: '安全のためログインをロックしています。パスワードの間違いが続いた場合は、30分から24時間で自動的に解除されます。お急ぎの場合は、パスキーでログインするか、ログイン画面の「パスワードをお忘れの方」からパスワードを再発行してください。コンシェルジュデスクが停止したログインは、お電話でのみ再開できます。',
    EN: 'This login is locked to protect you. After several wrong passwords in a row it opens again by itself, after 30 minutes to 24 hours; sooner with a passkey, or with a new password by “Forgot your password?” on the login page. If the concierge desk has locked it, only a call to the desk opens it.',
  },
  LOGIN_SHUT: {
    JA: 'このログインはコンシェルジュデスクが停止しています。再開するには、コンシェルジュデスクへお電話ください。',
    EN: 'The concierge desk has locked this login. To open it again, please call the concierge desk.',
  },
  REISSUE_NEEDED: {
    JA: '2要素認証が削除されたため、このパスワードだけではログインできません。ログイン画面の「パスワードをお忘れの方」から、新しいパスワードをお決めください。',
    EN: 'The second factors of this login were removed, and this password does not let you in by itself. Please choose a new one by “Forgot your password?” on the login page.',
  },
  WRONG_PASSWORD: {
    JA: 'パスワードが正しくありません。入力内容をご確認ください。',
    EN: 'The password is wrong. Please check it.',
  },
} satisfies Record<string, RefusalText>;

/** The mail that tells of a lock. It names no user ID: a mailbox may be read by others. */
export const LOCKED_MAIL = {
  JA: {
    subject: 'ログインをロックしました',
    paragraphs: [
      'パスワードが続けて間違って入力されたため、安全のためログインをロックしました。',
      'ロックは通常30分から24時間で自動的に解除されます。これまでにご利用の端末からは、引き続きログインいただける場合があります。',
      'お急ぎの場合や、時間がたっても解除されない場合は、登録済みのパスキーでログインするか、下のリンクから新しいパスワードをお決めください。コンシェルジュデスクへのお電話でも解除を承ります。',
      'お心当たりがない場合は、コンシェルジュデスクへご連絡ください。',
    ],
    link: '新しいパスワードを決める',
  },
  EN: {
    subject: 'Your login has been locked',
    paragraphs: [
      'A wrong password was entered several times in a row, so we locked your login to protect you.',
      'As a rule it opens again by itself after 30 minutes to 24 hours. A device you have used before may still let you in.',
      'To get in sooner, or if it does not open, log in with a passkey if you have one, or choose a new password by the link below. A call to the concierge desk opens it as well.',
      'If this was not you, please contact the concierge desk.',
    ],
    link: 'Choose a new password',
  },
} satisfies Record<SpokenLanguage, { subject: string; paragraphs: string[]; link: string }>;
