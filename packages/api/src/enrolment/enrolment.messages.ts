import type { MemberMail } from '../accounts/index.js';
import type { RefusalText } from '../platform/index.js';
import { ENROLMENT_POLICY } from './enrolment-policy.js';

/** What a refusal tells a member: what happened, and what to do next. */
export const ENROLMENT_MESSAGES = {
  ENROLMENT_REFUSED: {
    JA: 'カードの情報または認証コードを確認できませんでした。入力内容をご確認ください。続けて間違えた場合は、しばらくのあいだ受け付けられません。コードが届かないときはコンシェルジュデスクへご連絡ください。',
    EN: 'The card’s data or the code could not be confirmed. Please check them. After several mistakes in a row nothing is accepted for a while. If no code arrives, please contact the concierge desk.',
  },
  CARD_EXPIRED: {
    JA: 'このカードの有効期限は過ぎています。新しいカードでご登録いただくか、コンシェルジュデスクへご連絡ください。',
    EN: 'This card has expired. Please register with your new card, or contact the concierge desk.',
  },
  CARD_CLOSED: {
    JA: 'このカードは解約されています。ご不明な点はコンシェルジュデスクへお問い合わせください。',
    EN: 'This card was closed. Please contact the concierge desk with any question.',
  },
  ALREADY_ENROLLED: {
    JA: 'すでに登録がお済みです。ログインしてください。ユーザーIDやパスワードをお忘れの場合は、ログイン画面からお手続きいただけます。',
    EN: 'You are registered already: please log in. If you have forgotten your user ID or password, the login page leads on.',
  },
} satisfies Record<string, RefusalText>;

/** The code, which goes nowhere else. */
export function enrolmentCodeMail(code: string, origin: string): MemberMail {
  const minutes = ENROLMENT_POLICY.codeValidMs / 60_000;
  return {
    JA: {
      subject: '登録用の認証コード',
      paragraphs: [
        `認証コード: ${group(code)}`,
        `${minutes}分以内に、登録画面に入力してください。新しいコードを請求すると、このコードは使えなくなります。`,
        'お心当たりがない場合は、どなたにもこのコードを伝えず、コンシェルジュデスクへご連絡ください。',
      ],
      link: { label: '登録画面を開く', url: `${origin}/register` },
    },
    EN: {
      subject: 'Your code for registering',
      paragraphs: [
        `Code: ${group(code)}`,
        `Please enter it on the registration page within ${minutes} minutes. Asking for a new code makes this one worthless.`,
        'If this was not you, give the code to nobody and contact the concierge desk.',
      ],
      link: { label: 'Open the registration page', url: `${origin}/register` },
    },
  };
}

/** The code of a registration that the concierge has started anew. */
export function reenrolmentCodeMail(code: string, origin: string, validMs: number): MemberMail {
  const minutes = validMs / 60_000;
  return {
    JA: {
      subject: '再登録用の認証コード',
      paragraphs: [
        'コンシェルジュデスクへのご依頼により、ユーザーIDとパスワードの再登録を受け付けました。',
        `認証コード: ${group(code)}`,
        `${minutes}分以内に、カードの情報とあわせて登録画面に入力してください。`,
        '担当者がこのコードをお尋ねすることはありません。お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: '登録画面を開く', url: `${origin}/register` },
    },
    EN: {
      subject: 'Your code for registering anew',
      paragraphs: [
        'The concierge desk has started a new registration of your user ID and password, as you asked.',
        `Code: ${group(code)}`,
        `Please enter it together with your card’s data on the registration page within ${minutes} minutes.`,
        'Nobody of ours will ever ask you for this code. If this was not you, contact the concierge desk at once.',
      ],
      link: { label: 'Open the registration page', url: `${origin}/register` },
    },
  };
}

/** That a login was made or replaced. It names no user ID: a mailbox may be read by others. */
export function enrolledMail(what: 'ENROLLED' | 'REENROLLED', origin: string): MemberMail {
  const isNew = what === 'ENROLLED';
  return {
    JA: {
      subject: isNew ? '登録が完了しました' : '再登録が完了しました',
      paragraphs: [
        isNew
          ? '会員専用サービスの登録が完了しました。お決めになったユーザーIDとパスワードでログインしてください。'
          : 'ユーザーIDとパスワードを新しくしました。これまでのログインは、すべての端末で終了しています。',
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'ログイン画面を開く', url: `${origin}/login` },
    },
    EN: {
      subject: isNew ? 'You are registered' : 'You are registered anew',
      paragraphs: [
        isNew
          ? 'Your registration is complete. Please log in with the user ID and password you chose.'
          : 'Your user ID and password were replaced. You have been logged out on every device.',
        'If this was not you, please contact the concierge desk at once.',
      ],
      link: { label: 'Open the login page', url: `${origin}/login` },
    },
  };
}

/** Digits in groups of four are copied with fewer mistakes. */
function group(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}
