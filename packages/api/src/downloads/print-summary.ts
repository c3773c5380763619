import { printMoney } from '../money/currency.js';
import type { BillSummary } from './bill-summary.js';
import type { ExportedStatement } from './exported-statement.js';
import { INK, MUTE, PAGE, put, RIGHT, rule, type Document, type Structure } from './pdf-page.js';
import type { PdfTexts } from './pdf-texts.js';

const TEXT = 9;
const ROW = 18;
const GAP = 28;
const WIDTH = (RIGHT - PAGE.margin - GAP) / 2;

/** What a bill comes to with what was changed after it closed. */
export function changedTotalOf({ totalMinor, changes }: ExportedStatement): bigint {
  return changes.reduce((sum, { amountMinor }) => sum + amountMinor, totalMinor);
}

/** Prints how the total comes about, and beside it what each card comes to where there are several. Parts of nothing are left out. */
export function printSummary(
  document: Document,
  root: Structure,
  { statement, summary }: { statement: ExportedStatement; summary: BillSummary },
  texts: PdfTexts,
): void {
  const { currency, status, totalMinor, changes } = statement;
  const whole = changedTotalOf(statement);
  const names = { previousBalance: texts.previousBalance, ...texts.parts };
  const parts = Object.entries(names).map(([name, text]) => ({ text, minor: summary.parts[name as keyof typeof names] }));
  const rows = [...parts, { text: texts.changes, minor: whole - totalMinor }].filter(({ minor }) => minor !== 0n);
  const total = status === 'OPEN' ? texts.notBilled : changes.length > 0 ? texts.changedTotal : texts.total;
  const cards = summary.cards.map(({ lastFour, totalMinor: minor }) => ({
    text: lastFour === null ? texts.cardNotNamed : texts.card(lastFour),
    minor,
  }));
  const top = document.y;
  const print = (title: string, lines: readonly AmountRow[], x: number): void => {
    document.y = Math.max(document.y, printAmounts(document, root, { title, rows: lines, currency, x, top }));
  };
  if (rows.length > 1) print(texts.breakdown, [...rows, { text: total, minor: whole }], PAGE.margin);
  if (cards.length > 1) print(texts.byCard, cards, rows.length > 1 ? PAGE.margin + WIDTH + GAP : PAGE.margin);
}

interface AmountRow {
  text: string;
  minor: bigint;
}

interface AmountTable {
  title: string;
  rows: readonly AmountRow[];
  currency: string;
  x: number;
  top: number;
}

/** @returns where what follows may begin */
function printAmounts(document: Document, root: Structure, { title, rows, currency, x, top }: AmountTable): number {
  put(document, root, 'H2', () => document.fillColor(INK).fontSize(12).text(title, x, top, { lineBreak: false }));
  const table = document.struct('Table');
  root.add(table);
  let y = top + 24;
  for (const { text, minor } of rows) {
    const row = document.struct('TR');
    table.add(row);
    const [at, amount] = [y, printMoney(minor, currency)];
    put(document, row, 'TH', () => document.fillColor(MUTE).fontSize(TEXT).text(text, x, at, { lineBreak: false }), { scope: 'Row' });
    put(document, row, 'TD', () => {
      document.fillColor(INK).fontSize(TEXT);
      document.text(amount, x + WIDTH - document.widthOfString(amount), at, { lineBreak: false });
    });
    row.end();
    rule(document, at + 14, x, x + WIDTH);
    y += ROW;
  }
  table.end();
  return y + 20;
}
