/**
 * The columns of our CSV, in order, with their headings. A file is read by its headings, in either language and any order.
 * The first record of a statement has kind STATEMENT: its amount is the total, its merchant the label. Which payment a line is of how
 * many, and whether it changed the bill after its closing, stands in its source id; the columns beside it and the amount due are for people.
 */
export const CSV_COLUMNS = [
  { key: 'kind', ja: '区分', en: 'Kind' },
  { key: 'usedOn', ja: 'ご利用日', en: 'Used on' },
  { key: 'postedOn', ja: '計上日', en: 'Posted on' },
  { key: 'merchant', ja: 'ご利用先', en: 'Merchant' },
  { key: 'amount', ja: '金額', en: 'Amount' },
  { key: 'currency', ja: '通貨', en: 'Currency' },
  { key: 'originalAmount', ja: '現地金額', en: 'Original amount' },
  { key: 'originalCurrency', ja: '現地通貨', en: 'Original currency' },
  { key: 'lastFour', ja: 'カード下4桁', en: 'Card last four' },
  { key: 'sourceId', ja: '明細ID', en: 'Source ID' },
  { key: 'part', ja: 'お支払回', en: 'Payment' },
  { key: 'afterClosing', ja: '締め後の変更', en: 'Changed after closing' },
  { key: 'periodStart', ja: '期間開始', en: 'Period start' },
  { key: 'periodEnd', ja: '期間終了', en: 'Period end' },
  { key: 'closingDate', ja: '締日', en: 'Closing date' },
  { key: 'dueDate', ja: '支払日', en: 'Due date' },
  { key: 'previousBalance', ja: '前回ご請求額', en: 'Previous balance' },
  { key: 'amountDue', ja: 'お支払額', en: 'Amount due' },
] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number]['key'];

/** What a program that opens the file could take for a formula, and our own mark for it. */
const RISKY = /^[=+\-@\t\r\n'＝＋－＠]/u;

/**
 * Keeps a text from being run as a formula by a spreadsheet (OWASP: CSV injection): an apostrophe goes before it.
 * `unguardText` takes exactly that one away again.
 */
export function guardText(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function unguardText(text: string): string {
  return text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text;
}
