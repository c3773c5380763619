import { printDay } from '../calendar/print-day.js';
import { printMoney } from '../money/currency.js';
import { writeDocument } from './pdf-document.js';
import { cut, INK, MUTE, PAGE, put, RIGHT, rule, type Document, type Structure } from './pdf-page.js';
import { PLAN_PDF_TEXTS, type PlanPdfTexts } from './plan-pdf-texts.js';

/** An installment plan as it was agreed on; amounts in minor units of the currency. */
export interface PrintablePlan {
  /** What became of it, where that is not what was agreed on; CHANGED by a refund. */
  state: 'CANCELLED' | 'REPAID' | 'REFUNDED' | 'CHANGED' | null;
  merchant: string;
  usedOn: string;
  confirmedAt: Date;
  timeZone: string;
  currency: string;
  principalMinor: bigint;
  feeMinor: bigint;
  /** In hundredths of a percent. */
  annualRateBp: bigint;
  /** null where it cannot be cancelled any more. */
  cancellableUntil: string | null;
  /** How the rest was repaid early; null where it was not. */
  repayment: PrintableRepayment | null;
  payments: readonly { number: number; dueDate: string; principalMinor: bigint; feeMinor: bigint }[];
}

/** An early repayment as it was agreed on. */
interface PrintableRepayment {
  confirmedAt: string;
  dueDate: string;
  principalMinor: bigint;
  feeMinor: bigint;
  /** The fee that it spares; null where that is not known. */
  unearnedMinor: bigint | null;
}

export interface PrintedPlan {
  plan: PrintablePlan;
  accountName: string;
  memberName: string;
  language: 'ja' | 'en';
}

const TEXT = 9;
const ROW = 18;
const VALUES = 190;
/** Where the columns of figures end, and the dates begin. */
const ENDS = { principal: 330, fee: 430, amount: RIGHT };
const DATES = PAGE.margin + 36;

/** Prints the receipt of a plan: what the law has disclosed, and every payment. At most 60 payments: they fit on two pages. */
export function writePlanPdf({ plan, accountName, memberName, language }: PrintedPlan): Promise<Buffer> {
  const texts = PLAN_PDF_TEXTS[language];
  return writeDocument(texts, (document, root) => {
    let y = PAGE.margin + 66;
    for (const [name, value] of factsOf(plan, texts, { accountName, memberName })) {
      printFact(document, root, name, value, y);
      y += 16;
    }
    if (plan.repayment !== null) y = printRepayment(document, root, plan, plan.repayment, texts, y + 20);
    printPayments(document, root, plan, texts, y + 20);
  });
}

function factsOf(plan: PrintablePlan, texts: PlanPdfTexts, names: { accountName: string; memberName: string }): [string, string][] {
  const { state, merchant, usedOn, currency, principalMinor, feeMinor, annualRateBp, cancellableUntil, payments } = plan;
  return [
    ...(state === null ? [] : [[texts.state, texts.states[state]] as [string, string]]),
    [texts.member, names.memberName],
    [texts.account, names.accountName],
    [texts.confirmedAt, printInstant(plan.confirmedAt, plan.timeZone, texts)],
    [texts.merchant, merchant],
    [texts.usedOn, printDay(usedOn, texts)],
    [texts.cashPrice, printMoney(principalMinor, currency)],
    [texts.count, texts.times(payments.length)],
    [texts.fee, printMoney(feeMinor, currency)],
    [texts.total, printMoney(principalMinor + feeMinor, currency)],
    [texts.annualRate, `${annualRateBp / 100n}.${String(annualRateBp % 100n).padStart(2, '0')}%`],
    ...(cancellableUntil === null ? [] : [[texts.cancelUntil, printDay(cancellableUntil, texts)] as [string, string]]),
  ];
}

function printInstant(instant: Date, timeZone: string, { locale }: PlanPdfTexts): string {
  const month = locale === 'ja-JP' ? 'long' : 'short';
  const shape = { timeZone, year: 'numeric', month, day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locale, shape).format(instant);
}

/** @returns where what follows may begin */
function printRepayment(
  document: Document,
  root: Structure,
  { currency, timeZone }: PrintablePlan,
  { confirmedAt, dueDate, principalMinor, feeMinor, unearnedMinor }: PrintableRepayment,
  texts: PlanPdfTexts,
  top: number,
): number {
  const facts: [string, string][] = [
    [texts.confirmedAt, printInstant(new Date(confirmedAt), timeZone, texts)],
    [texts.dueDate, printDay(dueDate, texts)],
    [texts.amount, printMoney(principalMinor + feeMinor, currency)],
    [texts.principal, printMoney(principalMinor, currency)],
    [texts.fee, printMoney(feeMinor, currency)],
    ...(unearnedMinor === null ? [] : [[texts.unearnedFee, printMoney(unearnedMinor, currency)] as [string, string]]),
  ];
  put(document, root, 'H2', () => document.fillColor(INK).fontSize(12).text(texts.repayment, PAGE.margin, top, { lineBreak: false }));
  let y = top + 24;
  for (const [name, value] of facts) {
    printFact(document, root, name, value, y);
    y += 16;
  }
  return y;
}

function printFact(document: Document, root: Structure, name: string, value: string, y: number): void {
  put(document, root, 'P', () => {
    document.fillColor(MUTE).fontSize(TEXT).text(name, PAGE.margin, y, { lineBreak: false });
    document.fillColor(INK).text(cut(value, 38), VALUES, y, { lineBreak: false });
  });
}

function printPayments(document: Document, root: Structure, { payments, currency }: PrintablePlan, texts: PlanPdfTexts, top: number): void {
  put(document, root, 'H2', () => document.fillColor(INK).fontSize(12).text(texts.payments, PAGE.margin, top, { lineBreak: false }));
  const table = document.struct('Table');
  root.add(table);
  let y = top + 24;
  printRow(document, table, 'TH', [texts.number, texts.dueDate, texts.principal, texts.fee, texts.amount], y);
  for (const { number, dueDate, principalMinor, feeMinor } of payments) {
    y += ROW;
    if (y > PAGE.height - PAGE.margin - 48) {
      document.addPage();
      y = PAGE.margin;
    }
    const amounts = [principalMinor, feeMinor, principalMinor + feeMinor].map((minor) => printMoney(minor, currency));
    printRow(document, table, 'TD', [String(number), printDay(dueDate, texts), ...amounts], y);
  }
  table.end();
}

function printRow(document: Document, table: Structure, type: 'TH' | 'TD', cells: readonly string[], y: number): void {
  const row = document.struct('TR');
  table.add(row);
  for (const [index, text] of cells.entries()) {
    const print = (): void => {
      document.fillColor(type === 'TH' ? MUTE : INK).fontSize(TEXT);
      document.text(text, startOf(document, index, text), y, { lineBreak: false });
    };
    put(document, row, type, print, type === 'TH' ? { scope: 'Column' } : {});
  }
  row.end();
  rule(document, y + 14);
}

function startOf(document: Document, index: number, text: string): number {
  if (index === 0) return PAGE.margin;
  if (index === 1) return DATES;
  const end = [ENDS.principal, ENDS.fee, ENDS.amount][index - 2] ?? RIGHT;
  return end - document.widthOfString(text);
}
