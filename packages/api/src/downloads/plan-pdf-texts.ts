import { PDF_TEXTS, type PdfTexts } from './pdf-texts.js';
import type { PrintablePlan } from './write-plan-pdf.js';

/** What a printed installment plan says, in its language. */
export interface PlanPdfTexts extends Pick<PdfTexts, 'locale' | 'page' | 'member' | 'account' | 'merchant' | 'amount'> {
  title: string;
  state: string;
  states: Record<NonNullable<PrintablePlan['state']>, string>;
  usedOn: string;
  confirmedAt: string;
  cashPrice: string;
  count: string;
  times(count: number): string;
  fee: string;
  total: string;
  annualRate: string;
  cancelUntil: string;
  repayment: string;
  unearnedFee: string;
  payments: string;
  number: string;
  dueDate: string;
  principal: string;
}

export const PLAN_PDF_TEXTS: Record<'ja' | 'en', PlanPdfTexts> = {
  ja: {
    ...PDF_TEXTS.ja,
    title: '分割払いのお申し込み内容',
    state: '現在の状況',
    states: {
      CANCELLED: '取り消し済み（一括払いに戻りました）',
      REPAID: '一括返済のお申し込み済み（残りを一度にご請求）',
      REFUNDED: '返金により終了',
      CHANGED: '返金により、お支払額がお申し込み時より減っています',
    },
    usedOn: 'ご利用日',
    confirmedAt: 'お申し込み日時',
    cashPrice: '現金価格',
    count: '支払回数',
    times: (count) => `${count}回払い`,
    fee: '手数料',
    total: '支払総額',
    annualRate: '実質年率',
    cancelUntil: '取り消しの期限',
    repayment: '一括返済のお申し込み内容',
    unearnedFee: 'お支払い不要となった手数料',
    payments: 'お支払いの予定（お申し込み時）',
    number: '回',
    dueDate: '支払日',
    principal: '元金',
    amount: 'お支払額',
  },
  en: {
    ...PDF_TEXTS.en,
    title: 'Receipt of installments',
    state: 'State today',
    states: {
      CANCELLED: 'Cancelled: paid at once again',
      REPAID: 'Early repayment agreed: the rest is on one bill',
      REFUNDED: 'Ended by a refund',
      CHANGED: 'A refund has made payments less than agreed',
    },
    usedOn: 'Day of use',
    confirmedAt: 'Confirmed on',
    cashPrice: 'Cash price',
    count: 'Number of payments',
    times: (count) => `${count} payments`,
    fee: 'Fee',
    total: 'Total',
    annualRate: 'Annual percentage rate',
    cancelUntil: 'Can be cancelled until',
    repayment: 'Early repayment',
    unearnedFee: 'Fee not charged any more',
    payments: 'Every payment as agreed',
    number: 'No.',
    dueDate: 'Due date',
    principal: 'Of the price',
  },
};
