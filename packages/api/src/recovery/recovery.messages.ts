import type { MemberMail } from '../accounts/index.js';
import type { RefusalText } from '../platform/index.js';
import { RECOVERY_POLICY } from './recovery-policy.js';

/** What a refusal tells a member: what happened, and what to do next. */
export const RECOVERY_MESSAGES = {
  REISSUE_REFUSED: {
    JA: 'このリンクはお使いいただけません。ユーザーIDが違うか、期限が過ぎたか、すでに使われたか、新しいリンクが送られています。ユーザーIDをご確認のうえ、もう一度お手続きください。コンシェルジュデスクがログインを停止している場合は、お電話ください。',
    EN: 'This link cannot be used. The user ID is another, or the link is too old, was used, or was replaced by a newer one. Please check the user ID, or ask for a new link. If the concierge desk has locked the login, please call the desk.',
  },
} satisfies Record<string, RefusalText>;

/** The link. What stands after the # is sent to no server when the link is opened. */
export function reissueMail(token: string, origin: string): MemberMail {
  const url = `${origin}/recover/new-password#${token}`;
  const minutes = RECOVERY_POLICY.linkValidMs / 60_000;
  return {
    JA: {
      subject: 'パスワードの再発行',
      paragraphs: [
        'パスワードの再発行のご依頼を受け付けました。下のリンクから、新しいパスワードをお決めください。',
        `リンクは${minutes}分間、1回だけお使いいただけます。新しいリンクを請求すると、このリンクは使えなくなります。`,
        'お心当たりがない場合、お手続きは不要です。パスワードは変わっていません。',
      ],
      link: { label: '新しいパスワードを決める', url },
    },
    EN: {
      subject: 'Choose a new password',
      paragraphs: [
        'Somebody, most likely you, asked for a new password. Please choose it by the link below.',
        `The link works once, for ${minutes} minutes. Asking for a new link makes this one worthless.`,
        'If this was not you, there is nothing to do: your password has not changed.',
      ],
      link: { label: 'Choose a new password', url },
    },
  };
}

/** That the password was replaced. */
export function reissuedMail(origin: string): MemberMail {
  return {
    JA: {
      subject: 'パスワードを再発行しました',
      paragraphs: [
        'パスワードを新しくしました。これまでのログインは、すべての端末で終了しています。',
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'ログイン画面を開く', url: `${origin}/login` },
    },
    EN: {
      subject: 'Your password was replaced',
      paragraphs: [
        'Your password was replaced by a new one. You have been logged out on every device.',
        'If this was not you, please contact the concierge desk at once.',
      ],
      link: { label: 'Open the login page', url: `${origin}/login` },
    },
  };
}

/** The same for a telephone: short, and without a link, which a false message would have. */
export function reissuedText(): MemberMail {
  return {
    JA: {
      subject: 'パスワードを再発行しました',
      paragraphs: ['会員サービスのパスワードを新しくしました。お心当たりがない場合は、すぐにコンシェルジュデスクへお電話ください。'],
    },
    EN: {
      subject: 'Your password was replaced',
      paragraphs: ['The password of your card account was replaced. If this was not you, please call the concierge desk at once.'],
    },
  };
}

/** The user ID, to whoever has shown the card's data and reads the mailbox on file. */
export function reminderMail(userId: string, origin: string): MemberMail {
  return {
    JA: {
      subject: 'ユーザーIDのお知らせ',
      paragraphs: [
        `お客さまのユーザーID: ${userId}`,
        'お心当たりがない場合は、どなたかがお客さまのカードの情報を知っている可能性があります。コンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'ログイン画面を開く', url: `${origin}/login` },
    },
    EN: {
      subject: 'Your user ID',
      paragraphs: [
        `Your user ID: ${userId}`,
        'If you did not ask for this, somebody may know your card’s data. Please contact the concierge desk.',
      ],
      link: { label: 'Open the login page', url: `${origin}/login` },
    },
  };
}

/** To a holder who asked for a user ID they never had. */
export function notEnrolledMail(origin: string): MemberMail {
  return {
    JA: {
      subject: 'ユーザーIDのお問い合わせについて',
      paragraphs: ['お客さまはまだ登録がお済みでないか、ログインが終了しています。ご登録は下のリンクからお手続きいただけます。'],
      link: { label: '登録画面を開く', url: `${origin}/register` },
    },
    EN: {
      subject: 'About your user ID',
      paragraphs: ['You have no user ID yet, or your login was closed. You can register by the link below.'],
      link: { label: 'Open the registration page', url: `${origin}/register` },
    },
  };
}
