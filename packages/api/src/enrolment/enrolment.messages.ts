import type { CardProofPart } from '@meisai/schema/rules';
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

/** What a part of a card's data looks like, for whoever typed what can be none's. */
export const CARD_PROOF_MESSAGES = {
  CARD_NUMBER: {
    JA: 'カード番号は、カードに記載のとおりに入力してください。',
    EN: 'Please enter the number as it stands on the card.',
  },
  EXPIRY: {
    JA: '有効期限は「04/29」のように、月、年の順で入力してください。',
    EN: 'Please enter the expiry as month and year, such as 04/29.',
  },
  BIRTH_DATE: {
    JA: '生年月日は「1985/04/01」のように、年、月、日の順で入力してください。',
    EN: 'Please enter the date of birth as year, month and day, such as 1985/04/01.',
  },
} satisfies Record<CardProofPart, RefusalText>;

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

/** That proofs of a card are refused for a while. It says nothing of what was typed, nor of a login. */
export function cardProofsLockedMail(origin: string): MemberMail {
  return {
    JA: {
      subject: 'カードの確認を一時停止しました',
      paragraphs: [
        '新規登録またはユーザーIDのお問い合わせの画面で、お客さまのカードの情報や認証コードが続けて間違って入力されたため、安全のためカードの確認を一時停止しました。',
        '30分から24時間で自動的に再開します。カードのご利用とログインには影響ありません。',
        'お心当たりがない場合は、コンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'ログインでお困りの方', url: `${origin}/recover` },
    },
    EN: {
      subject: 'Checks of your card are paused',
      paragraphs: [
        'Wrong data of your card, or wrong codes, were entered several times in a row where one registers or asks for a user ID. To protect you, no more are checked for a while.',
        'It begins again by itself after 30 minutes to 24 hours. Your card and your login work as before.',
        'If this was not you, please contact the concierge desk.',
      ],
      link: { label: 'Help with logging in', url: `${origin}/recover` },
    },
  };
}

/** Digits in groups of four are copied with fewer mistakes. */
function group(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}
