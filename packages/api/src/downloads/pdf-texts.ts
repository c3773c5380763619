import type { BillSummary } from './bill-summary.js';

/** What a printed statement says, in its language: the same words as its page. */
export interface PdfTexts {
  locale: 'ja-JP' | 'en-US';
  title(month: string): string;
  account: string;
  member: string;
  period: string;
  closingDate: string;
  dueDate: string;
  total: string;
  /** The total as it was sent, where it was changed. */
  firstTotal: string;
  changes: string;
  changedTotal: string;
  amountDue: string;
  paid: string;
  breakdown: string;
  byCard: string;
  parts: Record<Exclude<keyof BillSummary['parts'], 'previousBalance'>, string>;
  cardNotNamed: string;
  feeOf(amount: string): string;
  notBilled: string;
  share: string;
  previousBalance: string;
  uses: string;
  date: string;
  merchant: string;
  original: string;
  amount: string;
  card(lastFour: string): string;
  kinds: Record<'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT' | 'CREDIT', string>;
  page(number: number, count: number): string;
}

export const PDF_TEXTS: Record<'ja' | 'en', PdfTexts> = {
  ja: {
    locale: 'ja-JP',
    title: (month) => `${month}分 ご利用明細`,
    account: 'カード口座',
    member: 'お名前',
    period: 'ご利用期間',
    closingDate: '締日',
    dueDate: '支払日',
    total: 'ご請求金額',
    firstTotal: '当初のご請求金額',
    changes: '締め後の変更',
    changedTotal: '変更後のご請求金額',
    amountDue: 'お支払い予定額',
    paid: 'お支払い済み額',
    breakdown: 'ご請求の内訳',
    byCard: 'カード別',
    parts: { payments: 'ご入金', uses: 'ご利用', refunds: 'ご返金など', fees: '手数料', installments: '分割払い' },
    cardNotNamed: 'カードの記載なし',
    feeOf: (amount) => `うち手数料 ${amount}`,
    notBilled: 'ご利用合計（未確定）',
    share: 'ご自身のカードのご利用合計',
    previousBalance: '前回ご請求額',
    uses: 'ご利用の内訳',
    date: 'ご利用日',
    merchant: 'ご利用先',
    original: '現地金額',
    amount: '金額',
    card: (lastFour) => `カード末尾 ${lastFour}`,
    kinds: { PURCHASE: '', CASH: 'キャッシング', FEE: '手数料', REFUND: 'ご返金', PAYMENT: 'ご入金', CREDIT: 'ご入金・ご返金' },
    page: (number, count) => `${number} / ${count} ページ`,
  },
  en: {
    locale: 'en-US',
    title: (month) => `Statement for ${month}`,
    account: 'Account',
    member: 'Name',
    period: 'Period',
    closingDate: 'Closing date',
    dueDate: 'Due date',
    total: 'Total',
    firstTotal: 'Total as it was sent',
    changes: 'Changed after closing',
    changedTotal: 'Total with the change',
    amountDue: 'Amount due',
    paid: 'Paid so far',
    breakdown: 'Breakdown',
    byCard: 'By card',
    parts: { payments: 'Payments', uses: 'Uses', refunds: 'Refunds and credits', fees: 'Fees', installments: 'Installments' },
    cardNotNamed: 'Card not named',
    feeOf: (amount) => `incl. fee ${amount}`,
    notBilled: 'Uses so far (not billed yet)',
    share: 'Uses of your own card',
    previousBalance: 'Previous balance',
    uses: 'Uses',
    date: 'Used on',
    merchant: 'Merchant',
    original: 'Original',
    amount: 'Amount',
    card: (lastFour) => `Card ending ${lastFour}`,
    kinds: { PURCHASE: '', CASH: 'Cash advance', FEE: 'Fee', REFUND: 'Refund', PAYMENT: 'Payment received', CREDIT: 'Payment or refund' },
    page: (number, count) => `Page ${number} of ${count}`,
  },
};

/** `2026年10月`, `October 2026`; of a label such as `2026-10` or `2026-10-2`. */
export function printMonth(label: string, { locale }: PdfTexts): string {
  const [, month = '', ordinal] = /^(\d{4}-\d{2})(?:-(\d+))?$/.exec(label) ?? [];
  if (month === '') return label;
  const name = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(`${month}-01`));
  return ordinal === undefined ? name : `${name} (${ordinal})`;
}
