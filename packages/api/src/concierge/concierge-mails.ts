import type { MemberMail } from '../accounts/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';

const NOT_YOU = {
  JA: 'お心当たりがない場合は、すぐにコンシェルジュデスクへお電話ください。',
  EN: 'If this was not you, please call the concierge desk at once.',
};

/** The concierge has opened the login. */
export function unlockedMail(publicOrigin: string): MemberMail {
  const url = `${publicOrigin}/login`;
  return {
    JA: {
      subject: 'ログインのロックを解除しました',
      paragraphs: [
        'コンシェルジュデスクが、お電話でご本人を確認のうえ、ログインと確認コードのロックを解除しました。パスワードは変わっていません。',
        NOT_YOU.JA,
      ],
      link: { label: 'ログイン画面を開く', url },
    },
    EN: {
      subject: 'Your login has been unlocked',
      paragraphs: [
        'The concierge desk has unlocked your login and its one-time codes, after checking on the telephone who was calling. Your password is as it was.',
        NOT_YOU.EN,
      ],
      link: { label: 'Open the login page', url },
    },
  };
}

/** The concierge has shut the login. */
export function lockedMail(): MemberMail {
  return {
    JA: {
      subject: 'コンシェルジュデスクがログインを停止しました',
      paragraphs: [
        'コンシェルジュデスクがログインを停止し、すべての端末からログアウトしました。',
        '再開するには、コンシェルジュデスクへお電話ください。時間がたっても自動では再開しません。',
      ],
    },
    EN: {
      subject: 'The concierge desk has locked your login',
      paragraphs: [
        'The concierge desk has locked your login and logged it out on every device.',
        'To open it again, please call the concierge desk. It does not open by itself.',
      ],
    },
  };
}

/** The account and its cards are closed. */
export function accountClosedMail(): MemberMail {
  return {
    JA: { subject: 'カード口座を解約しました', paragraphs: ['カード口座とそのカードを解約しました。', NOT_YOU.JA] },
    EN: { subject: 'Your card account has been closed', paragraphs: ['Your card account and its cards have been closed.', NOT_YOU.EN] },
  };
}

/** The login went with the last open card. */
export function loginClosedMail(): MemberMail {
  return {
    JA: {
      subject: 'ログインを終了しました',
      paragraphs: ['ご利用中のカードがなくなったため、ログインを終了しました。', NOT_YOU.JA],
    },
    EN: {
      subject: 'Your login has been closed',
      paragraphs: ['You carry no open card any more, so your login has been closed.', NOT_YOU.EN],
    },
  };
}

/** Two operators have removed all second factors: the password, which may be known, waits for another. */
export function secondFactorsRemovedMail(publicOrigin: string): MemberMail {
  const url = `${publicOrigin}/recover/password`;
  return {
    JA: {
      subject: '2要素認証を削除しました',
      paragraphs: [
        'コンシェルジュデスクの二人の担当者が、パスキー・認証アプリ・回復用コードをすべて削除し、すべての端末からログアウトしました。',
        '安全のため、現在のパスワードだけではログインできません。下のリンクから新しいパスワードをお決めいただき、ログインのあと、2要素認証をあらためて登録してください。',
        NOT_YOU.JA,
      ],
      link: { label: '新しいパスワードを決める', url },
    },
    EN: {
      subject: 'Your second factors have been removed',
      paragraphs: [
        'Two operators of the concierge desk have removed your passkeys, authenticator app and recovery codes, and logged you out on every device.',
        'To protect you, your password does not let you in by itself. Please choose a new one by the link below, and set up your second factors anew after the login.',
        NOT_YOU.EN,
      ],
      link: { label: 'Choose a new password', url },
    },
  };
}

/** Two operators have changed the address mails go to. It names neither address. */
export function contactChangedMail(): MemberMail {
  const days = CONCIERGE_POLICY.contactUnchangedDays;
  return {
    JA: {
      subject: '登録のメールアドレスを変更しました',
      paragraphs: [
        'コンシェルジュデスクの二人の担当者が、登録のメールアドレスを変更しました。',
        `安全のため、変更から${days}日間は、一回限りのコード、パスワード再発行のリンク、ユーザーIDのご案内をお送りしません。${days}日後から、新しいアドレスへお送りします。`,
        NOT_YOU.JA,
      ],
    },
    EN: {
      subject: 'Your mail address has been changed',
      paragraphs: [
        'Two operators of the concierge desk have changed the mail address on file.',
        `To protect you, no one-time code, link to a new password or user ID is mailed for ${days} days after the change. From then on they go to the new address.`,
        NOT_YOU.EN,
      ],
    },
  };
}

/** Two operators have changed the telephone number on file. It names neither, and goes to the old one as a text message too. */
export function phoneChangedMail(): MemberMail {
  return {
    JA: {
      subject: '登録の電話番号を変更しました',
      paragraphs: ['コンシェルジュデスクの二人の担当者が、登録の電話番号を変更しました。', NOT_YOU.JA],
    },
    EN: {
      subject: 'Your telephone number has been changed',
      paragraphs: ['Two operators of the concierge desk have changed the telephone number on file.', NOT_YOU.EN],
    },
  };
}
