import type { MemberMail } from '../accounts/index.js';
import { printDay } from '../calendar/print-day.js';
import { printMoney } from '../money/currency.js';
import type { SpokenLanguage } from '../platform/index.js';
import type { Settlement } from './early-repayment.rules.js';
import type { InstallmentPrice } from './installment-offer.rules.js';
import type { InstallmentPayment } from './schedule.rules.js';

interface Converted {
  merchant: string;
  usedOn: string;
  currency: string;
  price: InstallmentPrice;
  deadlineOn: string;
}

const NOT_NAMED = { JA: '加盟店名の記載なし', EN: 'Merchant not named' };
const LIST = { JA: '分割払いの一覧を開く', EN: 'Open your installment plans' };
const NOT_YOU = {
  JA: 'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
  EN: 'If this was not you, please contact the concierge desk at once.',
};

/**
 * That purchases are paid in installments now, with what the law has told after the contract: cash price, number and dates of the
 * payments, each amount, fee, total and annual rate (Installment Sales Act, article 30-2-3).
 */
export function convertedMail(origin: string, converted: readonly Converted[]): MemberMail {
  return {
    JA: {
      subject: '分割払いのお申し込みを承りました',
      paragraphs: [...converted.flatMap((one) => [disclose(one, 'JA'), listPayments(one, 'JA')]), NOT_YOU.JA],
      link: linkTo(origin, 'JA'),
    },
    EN: {
      subject: 'Your purchase is now paid in installments',
      paragraphs: [...converted.flatMap((one) => [disclose(one, 'EN'), listPayments(one, 'EN')]), NOT_YOU.EN],
      link: linkTo(origin, 'EN'),
    },
  };
}

/** That a plan was cancelled. */
export function cancelledMail(origin: string, { merchant }: { merchant: string }): MemberMail {
  return {
    JA: {
      subject: '分割払いを取り消しました',
      paragraphs: [`${named(merchant, 'JA')}: 分割払いを取り消し、一括払いに戻しました。`, NOT_YOU.JA],
      link: linkTo(origin, 'JA'),
    },
    EN: {
      subject: 'Your installment plan was cancelled',
      paragraphs: [`${named(merchant, 'EN')}: the purchase is paid at once again.`, NOT_YOU.EN],
      link: linkTo(origin, 'EN'),
    },
  };
}

/** That the rest of a plan stands on the next bill. */
export function repaidMail(origin: string, repaid: { merchant: string; currency: string; settlement: Settlement }): MemberMail {
  const { merchant, currency, settlement } = repaid;
  const amount = printMoney(settlement.principalMinor + settlement.feeMinor, currency);
  const saved = printMoney(settlement.unearnedMinor, currency);
  return {
    JA: {
      subject: '分割払いの一括返済を承りました',
      paragraphs: [
        `${named(merchant, 'JA')}: 残り全額 ${amount} を、${day(settlement.dueDate, 'JA')}のお支払いでご請求します。お支払い不要となった手数料は ${saved} です。`,
        NOT_YOU.JA,
      ],
      link: linkTo(origin, 'JA'),
    },
    EN: {
      subject: 'The rest of your installment plan is on the next bill',
      paragraphs: [
        `${named(merchant, 'EN')}: the rest, ${amount}, is due on ${day(settlement.dueDate, 'EN')}. Of the fee, ${saved} is not charged any more.`,
        NOT_YOU.EN,
      ],
      link: linkTo(origin, 'EN'),
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

function linkTo(origin: string, language: SpokenLanguage): { label: string; url: string } {
  return { label: LIST[language], url: `${origin}/installments` };
}

/** 1500 hundredths of a percent are `15.00%`. */
function percent(basisPoints: bigint): string {
  return `${basisPoints / 100n}.${String(basisPoints % 100n).padStart(2, '0')}%`;
}
