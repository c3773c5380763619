import { newsMail, type MemberMail, type NewsText } from '../accounts/index.js';
import { cardInMail } from '../members/index.js';
import type { FamilyCardStateName } from './family-application.rules.js';

/** Each step of an application in words. */
const STEPS: Record<FamilyCardStateName, NewsText> = {
  SUBMITTED: {
    JA: { subject: '家族カードのお申し込みを承りました', text: '審査のあと、結果をメールでお知らせします。' },
    EN: { subject: 'Your application for a family card has arrived', text: 'We will look at it, and tell you the result by mail.' },
  },
  UNDER_REVIEW: {
    JA: { subject: '家族カードの審査を始めました', text: '結果が出しだい、メールでお知らせします。' },
    EN: { subject: 'We are looking at your application for a family card', text: 'We will tell you the result by mail.' },
  },
  APPROVED: {
    JA: { subject: '家族カードのお申し込みを承認しました', text: 'カードを作成しています。できあがりましたら、あらためてお知らせします。' },
    EN: { subject: 'Your application for a family card is approved', text: 'The card is being made. We will tell you when it is there.' },
  },
  ISSUED: {
    JA: {
      subject: '家族カードを発行しました',
      text: 'カードはご登録の住所へお送りします。カードをお持ちになるご家族には、会員登録のご案内をメールでお送りしました。',
    },
    EN: {
      subject: 'A family card has been issued',
      text: 'It is sent to the address on file. We have told the person who carries it by mail how to register.',
    },
  },
  DECLINED: {
    JA: {
      subject: '家族カードの審査結果のお知らせ',
      text: '審査の結果、今回はお申し込みをお受けできませんでした。ご不明な点はコンシェルジュデスクへお問い合わせください。',
    },
    EN: {
      subject: 'The result of your application for a family card',
      text: 'We have looked at your application, and cannot issue the card this time. The concierge desk answers your questions.',
    },
  },
  WITHDRAWN: {
    JA: { subject: '家族カードのお申し込みを取り下げました', text: 'あらためてお申し込みいただくこともできます。' },
    EN: { subject: 'Your application for a family card is withdrawn', text: 'You can apply again at any time.' },
  },
  EXPIRED: {
    JA: {
      subject: '家族カードのお申し込みの期限が過ぎました',
      text: '承認から一定の期間内にカードを発行できなかったため、お申し込みは終了しました。ご希望の場合は、あらためてお申し込みください。',
    },
    EN: {
      subject: 'Your application for a family card has run out',
      text: 'It was approved, but the card was not made in time, so the application is over. You can apply again at any time.',
    },
  },
};

const TO_APPLICATIONS = { JA: 'お申し込みの状況を見る', EN: 'See how the application stands' };

/** What an application of the member has come to. It names nobody: a mailbox may be read by others. */
export function familyCardMail(state: FamilyCardStateName, publicOrigin: string): MemberMail {
  // That one was applied for is told in any case: it may not have been the member.
  const topic = state === 'SUBMITTED' ? undefined : 'FAMILY_CARDS';
  return newsMail(STEPS[state], { label: TO_APPLICATIONS, url: `${publicOrigin}/family` }, topic);
}

/** To the basic member and the holder. It does not say how much: a mailbox may be read by others. */
export function familyLimitMail(lastFour: string | null, publicOrigin: string): MemberMail {
  const card = cardInMail({ lastFour });
  const url = `${publicOrigin}/cards`;
  return {
    kind: 'FAMILY_CARD_LIMIT_SET',
    JA: {
      subject: '家族カードの利用限度額を変更しました',
      paragraphs: [
        '基本カード会員が、家族カードの1か月の利用限度額を変更しました。',
        card.JA,
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: 'カードを見る', url },
    },
    EN: {
      subject: 'The limit of a family card was changed',
      paragraphs: [
        'The basic member has changed how much can be used with a family card in a month.',
        card.EN,
        'If this was not you or yours, please contact the concierge desk at once.',
      ],
      link: { label: 'See the cards', url },
    },
  };
}

/** To the relative who carries the card: how they register. It has no number: that stands on the card. */
export function familyCardIssuedMail(publicOrigin: string): MemberMail {
  const url = `${publicOrigin}/register`;
  return {
    JA: {
      subject: '家族カードができました：会員登録のご案内',
      paragraphs: [
        'ご家族のお申し込みにより、あなたの家族カードを発行しました。',
        'カードがお手元に届きましたら、カードの番号・有効期限とご自身の生年月日で会員登録ができます。認証コードはこのメールアドレスにお送りします。',
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: '会員登録へ進む', url },
    },
    EN: {
      subject: 'Your family card is there: how to register',
      paragraphs: [
        'At the request of a relative of yours, a family card has been issued for you.',
        'When you hold it, register with its number, its expiry and your date of birth. The code comes to this mail address.',
        'If you know nothing of this, please contact the concierge desk at once.',
      ],
      link: { label: 'Register', url },
    },
  };
}
