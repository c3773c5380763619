import type { RefusalText, SpokenLanguage } from '../platform/index.js';

/** What a refusal tells a member: what happened, and what to do next. */
export const FACTOR_MESSAGES = {
  CODES_LOCKED: {
    JA: '間違った確認コードが続いたため、コードの受付を停止しています。通常は30分から24時間で自動的に再開します。その後、もう一度はじめからお試しください。お急ぎの場合や、時間がたっても再開しない場合は、コンシェルジュデスクへお電話ください。',
    EN: 'There were several wrong codes in a row, so codes are not taken for now. As a rule they are taken again by themselves after 30 minutes to 24 hours. Please begin again then. If you cannot wait, or codes are not taken again, please call the concierge desk.',
  },
  FACTOR_NEEDED: {
    JA: '現在のパスワードは15文字より短いため、最後の確認方法は削除できません。先に「パスワードの変更」で15文字以上のパスワードを設定してください。',
    EN: 'Your password is shorter than 15 characters, so the last second factor has to stay. Please choose a longer password first, under “Change the password”.',
  },
  NO_AUTHENTICATOR: {
    JA: '認証アプリが登録されていません。先に認証アプリを登録してください。',
    EN: 'No authenticator app is set up. Please set one up first.',
  },
  PASSKEY_NOT_FOUND: {
    JA: 'そのパスキーは登録されていません。一覧をご確認ください。',
    EN: 'There is no such passkey. Please look at the list again.',
  },
  PASSKEY_REFUSED: {
    JA: 'パスキーを確認できませんでした。もう一度お試しいただくか、別の方法をご利用ください。',
    EN: 'The passkey could not be confirmed. Please try again, or use another way.',
  },
  SETUP_EXPIRED: {
    JA: '認証アプリの登録の有効時間が過ぎました。もう一度はじめから登録してください。',
    EN: 'The set-up of the authenticator app took too long. Please begin again.',
  },
  TOO_MANY_PASSKEYS: {
    JA: '登録できるパスキーは20個までです。使っていないものを削除してください。',
    EN: 'A login can have 20 passkeys. Please remove one that you no longer use.',
  },
  WRONG_CODE: {
    JA: 'コードが正しくないか、すでに使われています。新しいコードをご入力ください。',
    EN: 'The code is wrong, or was used before. Please enter a new one.',
  },
} satisfies Record<string, RefusalText>;

/** What a member is told by mail of each change to their factors. */
export type FactorNews =
  | 'AUTHENTICATOR_ADDED'
  | 'AUTHENTICATOR_REMOVED'
  | 'CODES_LOCKED'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED'
  | 'RECOVERY_CODES_RENEWED'
  | 'RECOVERY_CODE_USED';

interface NewsText {
  subject: string;
  text: string;
}

export const NEWS: Record<FactorNews, Record<SpokenLanguage, NewsText>> = {
  AUTHENTICATOR_ADDED: {
    JA: {
      subject: '認証アプリを登録しました',
      text: '次回から、パスワードでログインするときに認証アプリのコードが必要です。回復用コードは安全な場所に保管してください。',
    },
    EN: {
      subject: 'An authenticator app was set up',
      text: 'From now on a login with your password asks for a code from it. Please keep your recovery codes in a safe place.',
    },
  },
  AUTHENTICATOR_REMOVED: {
    JA: { subject: '認証アプリを削除しました', text: '認証アプリと回復用コードは、今後ログインにお使いいただけません。' },
    EN: { subject: 'Your authenticator app was removed', text: 'It and its recovery codes no longer let anyone in.' },
  },
  RECOVERY_CODES_RENEWED: {
    JA: {
      subject: '回復用コードを再発行しました',
      text: '以前の回復用コードは使えなくなりました。新しいコードを安全な場所に保管してください。',
    },
    EN: { subject: 'Your recovery codes were renewed', text: 'The earlier ones no longer work. Please keep the new ones in a safe place.' },
  },
  RECOVERY_CODE_USED: {
    JA: { subject: '回復用コードが使われました', text: '回復用コードがご本人の確認に使われました。一度使ったコードは、もう使えません。' },
    EN: { subject: 'A recovery code was used', text: 'One of your recovery codes was used to prove who you are. It does not work again.' },
  },
  PASSKEY_ADDED: {
    JA: { subject: 'パスキーを登録しました', text: 'このパスキーで、ユーザーIDとパスワードを入力せずにログインできます。' },
    EN: { subject: 'A passkey was added', text: 'It lets you log in without user ID and password.' },
  },
  PASSKEY_REMOVED: {
    JA: { subject: 'パスキーを削除しました', text: 'このパスキーでは、今後ログインできません。' },
    EN: { subject: 'A passkey was removed', text: 'It no longer lets anyone in.' },
  },
  CODES_LOCKED: {
    JA: {
      subject: '確認コードの受付を停止しました',
      text: '正しいパスワードが入力されたあと、間違った確認コードが続けて入力されたため、コードの受付を停止しました。通常は30分から24時間で自動的に再開します。再開しない場合は、登録済みのパスキーでログインするか、コンシェルジュデスクへお電話ください。お心当たりがない場合は、ほかの人がパスワードを知っています。すぐに下のリンクから新しいパスワードをお決めのうえ、コンシェルジュデスクへお電話ください。',
    },
    EN: {
      subject: 'One-time codes are not taken for now',
      text: 'After your right password, several wrong codes were entered in a row. As a rule codes are taken again after 30 minutes to 24 hours; otherwise after a login with a passkey, if you have one, or a call to the concierge desk. If this was not you, somebody knows your password: please choose a new one by the link below at once, and call the concierge desk.',
    },
  },
};

/** Told below the news when nothing but the password is left. */
export const LAST_FACTOR_GONE: Record<SpokenLanguage, string> = {
  JA: '現在、ログインはパスワードのみで保護されています。パスキーまたは認証アプリの登録をおすすめします。',
  EN: 'Your login is now protected by its password alone. We recommend that you set up a passkey or an authenticator app.',
};

export const CODES_LEFT: Record<SpokenLanguage, (left: number) => string> = {
  JA: (left) => `残りの回復用コード: ${left}個`,
  EN: (left) => `Recovery codes left: ${left}`,
};

/** What a passkey is called that was given no name. */
export const PASSKEY_NAME: Record<SpokenLanguage, string> = { JA: 'パスキー', EN: 'Passkey' };

/** Which one the news is about. */
export const WHICH: Record<SpokenLanguage, (name: string) => string> = {
  JA: (name) => `名前: ${name}`,
  EN: (name) => `Name: ${name}`,
};

export const NOT_YOU: Record<SpokenLanguage, string> = {
  JA: 'お心当たりがない場合は、コンシェルジュデスクへご連絡ください。',
  EN: 'If this was not you, please contact the concierge desk.',
};

export const SECURITY_LINK: Record<SpokenLanguage, string> = {
  JA: 'セキュリティの設定を開く',
  EN: 'Open the security settings',
};

/** For who cannot log in now: the security settings stand behind the login. */
export const NEW_PASSWORD_LINK: Record<SpokenLanguage, string> = {
  JA: '新しいパスワードを決める',
  EN: 'Choose a new password',
};
