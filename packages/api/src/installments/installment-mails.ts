import type { MemberMail } from '../accounts/index.js';
import { printDay } from '../calendar/print-day.js';
import { printMoney } from '../money/currency.js';
import { globalId, type SpokenLanguage } from '../platform/index.js';
import type { PlanKey } from './convert-to-installments.js';
import type { Settlement } from './early-repayment.rules.js';
import type { InstallmentPrice } from './installment-offer.rules.js';
import type { InstallmentPayment } from './schedule.rules.js';

interface Converted {
  plan: PlanKey;
  merchant: string;
  usedOn: string;
  currency: string;
  price: InstallmentPrice;
  deadlineOn: string;
}

const NOT_NAMED = { JA: '加盟店名の記載なし', EN: 'Merchant not named' };
const RECEIPT = { JA: 'お申し込み内容を開く', EN: 'Open the receipt' };
const PLAN = { JA: 'この分割払いを開く', EN: 'Open this installment plan' };
const NOT_YOU = {
  JA: 'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
  EN: 'If this was not you, please contact the concierge desk at once.',
};

/**
 * That purchases are paid in installments now, with what the law has told after the contract: cash price, number and dates of the
 * payments, each amount, fee, total and annual rate (Installment Sales Act, article 30-2-3).
 */
export function convertedMail(origin: string, converted: readonly Converted[]): MemberMail {
  const url = `${origin}/installments/receipt?plans=${converted.map(({ plan }) => idOf(plan)).join(',')}`;
  const told = (language: SpokenLanguage) => ({
    paragraphs: [...converted.flatMap((one) => [disclose(one, language), listPayments(one, language)]), NOT_YOU[language]],
    link: { label: RECEIPT[language], url },
  });
  return {
    JA: { subject: '分割払いのお申し込みを承りました', ...told('JA') },
    EN: { subject: 'Your purchase is now paid in installments', ...told('EN') },
  };
}

interface Cancelled {
  plan: PlanKey;
  merchant: string;
  usedOn: string;
  currency: string;
  /** What of the price is paid at once again. */
  principalMinor: bigint;
  /** When the bill is due that it goes back on. */
  dueDate: string;
}

/** That a plan was cancelled, and what is paid when instead. */
export function cancelledMail(origin: string, { plan, merchant, usedOn, currency, principalMinor, dueDate }: Cancelled): MemberMail {
  const price = printMoney(principalMinor, currency);
  return {
    JA: {
      subject: '分割払いを取り消しました',
      paragraphs: [
        `${named(merchant, 'JA')}（${day(usedOn, 'JA')}ご利用）: 分割払いを取り消し、一括払いに戻しました。${price} を、${day(dueDate, 'JA')}のお支払いでご請求します。分割払いの手数料はかかりません。`,
        NOT_YOU.JA,
      ],
      link: linkTo(origin, plan, 'JA'),
    },
    EN: {
      subject: 'Your installment plan was cancelled',
      paragraphs: [
        `${named(merchant, 'EN')}, used on ${day(usedOn, 'EN')}: the purchase is paid at once again. ${price} is due on ${day(dueDate, 'EN')}. No fee is charged.`,
        NOT_YOU.EN,
      ],
      link: linkTo(origin, plan, 'EN'),
    },
  };
}

interface Repaid {
  plan: PlanKey;
  merchant: string;
  currency: string;
  settlement: Settlement;
}

/** That the rest of a plan stands on the next bill. */
export function repaidMail(origin: string, { plan, merchant, currency, settlement }: Repaid): MemberMail {
  const amount = printMoney(settlement.principalMinor + settlement.feeMinor, currency);
  const saved = printMoney(settlement.unearnedMinor, currency);
  return {
    JA: {
      subject: '分割払いの一括返済を承りました',
      paragraphs: [
        `${named(merchant, 'JA')}: 残り全額 ${amount} を、${day(settlement.dueDate, 'JA')}のお支払いでご請求します。お支払い不要となった手数料は ${saved} です。`,
        NOT_YOU.JA,
      ],
      link: linkTo(origin, plan, 'JA'),
    },
    EN: {
      subject: 'The rest of your installment plan is on the next bill',
      paragraphs: [
        `${named(merchant, 'EN')}: the rest, ${amount}, is due on ${day(settlement.dueDate, 'EN')}. Of the fee, ${saved} is not charged any more.`,
        NOT_YOU.EN,
      ],
      link: linkTo(origin, plan, 'EN'),
    },
  };
}

function disclose({ merchant, usedOn, currency, price, deadlineOn }: Converted, language: SpokenLanguage): string {
  const { count, annualRateBp } = price;
  const [cash, fee, total] = [price.principalMinor, price.feeMinor, price.totalMinor].map((minor) => printMoney(minor, currency));
  const [used, until] = [day(usedOn, language), day(deadlineOn, language)];
  if (language === 'JA') {
    return `${named(merchant, 'JA')}（${used}ご利用）: 現金価格 ${cash}、${count}回払い、手数料 ${fee}、支払総額 ${total}、実質年率 ${percent(annualRateBp)}。取り消しは ${until} まで。`;
  }
  return `${named(merchant, 'EN')}, used on ${used}: cash price ${cash}, ${count} payments, fee ${fee}, total ${total}, annual percentage rate ${percent(annualRateBp)}. You can cancel until ${until}.`;
}

/** Every payment on a line of its own. */
function listPayments({ currency, price: { payments } }: Converted, language: SpokenLanguage): string {
  const amountOf = ({ principalMinor, feeMinor }: InstallmentPayment): string => printMoney(principalMinor + feeMinor, currency);
  const lines = payments.map((payment) => {
    const due = day(payment.dueDate, language);
    return language === 'JA' ? `第${payment.number}回 ${due} ${amountOf(payment)}` : `${payment.number}. ${due}: ${amountOf(payment)}`;
  });
  return lines.join('\n');
}

function named(merchant: string, language: SpokenLanguage): string {
  return merchant === '' ? NOT_NAMED[language] : merchant;
}

function day(localDate: string, language: SpokenLanguage): string {
  return printDay(localDate, { locale: language === 'JA' ? 'ja-JP' : 'en-US' });
}

function linkTo(origin: string, plan: PlanKey, language: SpokenLanguage): { label: string; url: string } {
  return { label: PLAN[language], url: `${origin}/installments/${idOf(plan)}` };
}

function idOf({ accountId, id }: PlanKey): string {
  return globalId('InstallmentPlan', accountId, id);
}

/** 1500 hundredths of a percent are `15.00%`. */
function percent(basisPoints: bigint): string {
  return `${basisPoints / 100n}.${String(basisPoints % 100n).padStart(2, '0')}%`;
}
