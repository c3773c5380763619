import type { MemberMail } from '../accounts/index.js';
import { printMoney } from '../money/currency.js';
import type { RefusalText } from '../platform/index.js';
import type { Settlement } from './early-repayment.rules.js';
import type { InstallmentPrice } from './installment-offer.rules.js';
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

interface Converted {
  merchant: string;
  currency: string;
  price: InstallmentPrice;
  deadlineOn: string;
}

/** That purchases are paid in installments now, with what the law has told after the contract (Installment Sales Act, article 30-2-3). */
export function convertedMail(origin: string, converted: readonly Converted[]): MemberMail {
  const url = `${origin}/installments`;
  return {
    JA: {
      subject: '分割払いのお申し込みを承りました',
      paragraphs: [
        ...converted.map(({ merchant, currency, price, deadlineOn }) => {
          const { count, principalMinor, feeMinor, totalMinor, annualRateBp } = price;
          return `${merchant}: 現金価格 ${printMoney(principalMinor, currency)}、${count}回払い、手数料 ${printMoney(feeMinor, currency)}、支払総額 ${printMoney(totalMinor, currency)}、実質年率 ${percent(annualRateBp)}。初回 ${firstAmount(price, currency)}（${price.payments[0]?.dueDate ?? ''}）。取り消しは ${deadlineOn} まで。`;
        }),
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: '分割払いの一覧を開く', url },
    },
    EN: {
      subject: 'Your purchase is now paid in installments',
      paragraphs: [
        ...converted.map(({ merchant, currency, price, deadlineOn }) => {
          const { count, principalMinor, feeMinor, totalMinor, annualRateBp } = price;
          return `${merchant}: cash price ${printMoney(principalMinor, currency)}, ${count} payments, fee ${printMoney(feeMinor, currency)}, total ${printMoney(totalMinor, currency)}, annual percentage rate ${percent(annualRateBp)}. First payment ${firstAmount(price, currency)} on ${price.payments[0]?.dueDate ?? ''}. You can cancel until ${deadlineOn}.`;
        }),
        'If this was not you, please contact the concierge desk at once.',
      ],
      link: { label: 'Open your installment plans', url },
    },
  };
}

/** That a plan was cancelled. */
export function cancelledMail(origin: string, { merchant }: { merchant: string }): MemberMail {
  const url = `${origin}/installments`;
  return {
    JA: {
      subject: '分割払いを取り消しました',
      paragraphs: [
        `${merchant}: 分割払いを取り消し、一括払いに戻しました。`,
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: '分割払いの一覧を開く', url },
    },
    EN: {
      subject: 'Your installment plan was cancelled',
      paragraphs: [`${merchant}: the purchase is paid at once again.`, 'If this was not you, please contact the concierge desk at once.'],
      link: { label: 'Open your installment plans', url },
    },
  };
}

/** That the rest of a plan stands on the next bill. */
export function repaidMail(origin: string, repaid: { merchant: string; currency: string; settlement: Settlement }): MemberMail {
  const { merchant, currency, settlement } = repaid;
  const amount = printMoney(settlement.principalMinor + settlement.feeMinor, currency);
  const saved = printMoney(settlement.unearnedMinor, currency);
  const url = `${origin}/installments`;
  return {
    JA: {
      subject: '分割払いの一括返済を承りました',
      paragraphs: [
        `${merchant}: 残り全額 ${amount} を、${settlement.dueDate} のお支払いでご請求します。お支払い不要となった手数料は ${saved} です。`,
        'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
      ],
      link: { label: '分割払いの一覧を開く', url },
    },
    EN: {
      subject: 'The rest of your installment plan is on the next bill',
      paragraphs: [
        `${merchant}: the rest, ${amount}, is due on ${settlement.dueDate}. Of the fee, ${saved} is not charged any more.`,
        'If this was not you, please contact the concierge desk at once.',
      ],
      link: { label: 'Open your installment plans', url },
    },
  };
}

/** 1500 hundredths of a percent are `15.00%`. */
function percent(basisPoints: bigint): string {
  return `${basisPoints / 100n}.${String(basisPoints % 100n).padStart(2, '0')}%`;
}

function firstAmount({ payments: [first] }: InstallmentPrice, currency: string): string {
  return printMoney((first?.principalMinor ?? 0n) + (first?.feeMinor ?? 0n), currency);
}
