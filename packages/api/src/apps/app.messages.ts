import type { MemberMail } from '../accounts/index.js';

/** That an app was let at the member's data: whoever did not do so cuts it off. */
export function appConnectedMail(origin: string, app: string): MemberMail {
  return {
    JA: {
      subject: 'アプリと連携しました',
      paragraphs: [
        `「${app}」に、お客さまの情報の利用を許可しました。`,
        '許可した内容は「連携アプリ」でご確認いただけます。いつでも解除できます。',
        'お心当たりがない場合は、すぐに連携を解除し、パスワードを変更してください。',
      ],
      link: { label: '連携アプリを確認する', url: `${origin}/apps` },
    },
    EN: {
      subject: 'An app was connected',
      paragraphs: [
        `You allowed “${app}” to use data of yours.`,
        'What it may see and do is under “Connected apps”, where you can end it at any time.',
        'If this was not you, disconnect it and change your password at once.',
      ],
      link: { label: 'See connected apps', url: `${origin}/apps` },
    },
  };
}

/** That a token was made that lets a script in. */
export function personalTokenMadeMail(origin: string): MemberMail {
  return {
    JA: {
      subject: 'アクセストークンを発行しました',
      paragraphs: [
        'お客さまのアカウントで、個人用アクセストークンを発行しました。',
        'お心当たりがない場合は、すぐに「連携アプリ」で取り消し、パスワードを変更してください。',
      ],
      link: { label: '連携アプリを確認する', url: `${origin}/apps` },
    },
    EN: {
      subject: 'A personal token was made',
      paragraphs: [
        'A personal token was made, with which a script can use your data.',
        'If this was not you, revoke it under “Connected apps” and change your password at once.',
      ],
      link: { label: 'See connected apps', url: `${origin}/apps` },
    },
  };
}
