import type { RefusalText } from '../platform/index.js';
import type { OfferObstacle } from './list-offers.js';

/** Why a purchase cannot be turned into installments, for the member. */
export const OBSTACLE_TEXTS: Record<OfferObstacle, RefusalText> = {
  ACCOUNT_CLOSED: { JA: 'この口座は解約されています。', EN: 'The account is closed.' },
  AMOUNT_TOO_SMALL: { JA: '分割払いにできる金額に達していません。', EN: 'The amount is below what can be paid in installments.' },
  BASIC_MEMBER_ONLY: {
    JA: '分割払いへの変更は、基本カード会員ご本人のみお手続きいただけます。',
    EN: 'Only the basic member can turn a purchase into installments.',
  },
  BILL_PAID: { JA: 'このご利用を含むご請求は、お支払い済みです。', EN: 'The bill with this purchase is paid already.' },
  CONVERTED_ALREADY: { JA: 'このご利用は、すでに分割払いです。', EN: 'This purchase is paid in installments already.' },
  DEADLINE_PASSED: {
    JA: '変更締切日を過ぎたため、お支払い方法を変更できません。',
    EN: 'The deadline for changing how this purchase is paid has passed.',
  },
  NOT_A_PURCHASE: {
    JA: '分割払いにできるのは、ショッピングのご利用のみです。',
    EN: 'Only purchases can be paid in installments, not cash, fees, refunds or payments.',
  },
  NOT_YET_POSTED: {
    JA: '金額が確定していません。確定したあとで、もう一度お試しください。',
    EN: 'The purchase is still pending and its amount may change. Please try again once it is posted.',
  },
  NO_INSTALLMENTS: { JA: 'このカードでは、分割払いへの変更をご利用いただけません。', EN: 'This card has no installments.' },
  REFUNDED: { JA: 'このご利用は、取り消しまたは返金されています。', EN: 'This purchase was cancelled or refunded.' },
};

/** What a refusal tells a member: what happened, and what to do next. */
export const INSTALLMENT_MESSAGES = {
  PLAN_NOT_CANCELLABLE: {
    JA: '変更締切日を過ぎたか、分割払いが終了しているため、取り消しできません。お支払い中であれば、一括でご返済いただけます。',
    EN: 'The deadline has passed or the plan has ended, so it cannot be cancelled. While it runs, you can repay the rest early.',
  },
  PLAN_NOT_FOUND: {
    JA: 'その分割払いは見つかりません。一覧をご確認ください。',
    EN: 'There is no such plan. Please look at the list again.',
  },
  PLAN_NOT_REPAYABLE: {
    JA: '一括返済できる残りのお支払いがありません。',
    EN: 'Nothing is left of this plan that could be repaid early.',
  },
  QUOTE_EXPIRED: {
    JA: 'お見積もりの有効期限が切れたか、内容が変わりました。新しいお見積もりをご確認ください。何も変更されていません。',
    EN: 'The offer has expired, or its figures have changed. Please look at the new one. Nothing was changed.',
  },
} satisfies Record<string, RefusalText>;
