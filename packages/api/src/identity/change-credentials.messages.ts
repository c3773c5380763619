import type { MemberMail } from '../accounts/index.js';

/** That the password was changed by somebody who knew the old one. */
export function passwordChangedMail(origin: string): MemberMail {
  return {
    JA: {
      subject: 'パスワードを変更しました',
      paragraphs: [
        'パスワードを変更しました。ほかの端末でのログインは、すべて終了しています。',
        'お心当たりがない場合は、すぐにパスワードの再発行をお手続きのうえ、コンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'パスワードを再発行する', url: `${origin}/recover/password` },
    },
    EN: {
      subject: 'Your password was changed',
      paragraphs: [
        'Your password was changed, and you have been logged out on every other device.',
        'If this was not you, choose a new password at once and contact the concierge desk.',
      ],
      link: { label: 'Choose a new password', url: `${origin}/recover/password` },
    },
  };
}

/** That the user ID was changed. It names neither: a mailbox may be read by others. */
export function userIdChangedMail(origin: string): MemberMail {
  return {
    JA: {
      subject: 'ユーザーIDを変更しました',
      paragraphs: [
        'ユーザーIDを変更しました。次回から、新しいユーザーIDでログインしてください。',
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'ログイン画面を開く', url: `${origin}/login` },
    },
    EN: {
      subject: 'Your user ID was changed',
      paragraphs: [
        'Your user ID was changed. Please log in with the new one from now on.',
        'If this was not you, please contact the concierge desk at once.',
      ],
      link: { label: 'Open the login page', url: `${origin}/login` },
    },
  };
}
