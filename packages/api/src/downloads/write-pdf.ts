import { printDay } from '../calendar/print-day.js';
import type { BillSummary } from './bill-summary.js';
import type { ExportedLine, ExportedStatement } from './exported-statement.js';
import { artifact, COLUMNS, cut, INK, MUTE, PAGE, place, put, rule, type Document, type Structure, BOTTOM } from './pdf-page.js';
import { printMoney } from '../money/currency.js';
import { writeDocument } from './pdf-document.js';
import { printPart } from './part-text.js';
import { changedTotalOf, printSummary } from './print-summary.js';
import { PDF_TEXTS, printMonth, type PdfTexts } from './pdf-texts.js';

/** Everything a printed statement shows. */
export interface PrintedStatement {
  statement: ExportedStatement;
  /** How its total comes about; null for whoever may not see the total. */
  summary: BillSummary | null;
  accountName: string;
  memberName: string;
  language: 'ja' | 'en';
}

const ROW_HEIGHT = 26;
const LIST_HEAD_HEIGHT = 44;
const TEXT = 9;
const SMALL = 7.5;

/** Prints a statement: the facts, how its total comes about, a table of the uses, one of what changed it after its closing. Rows are placed by hand: the library's tables take seconds for two hundred of them. */
export function writePdf({ statement, summary, accountName, memberName, language }: PrintedStatement): Promise<Buffer> {
  const texts = PDF_TEXTS[language];
  return writeDocument({ ...texts, title: texts.title(printMonth(statement.label, texts)) }, (document, root) => {
    printFacts(document, root, statement, texts, { accountName, memberName });
    if (summary !== null) printSummary(document, root, { statement, summary }, texts);
    printLines(document, root, { title: texts.uses, lines: statement.lines, currency: statement.currency }, texts);
    if (statement.changes.length > 0) {
      printLines(document, root, { title: texts.changes, lines: statement.changes, currency: statement.currency }, texts);
    }
  });
}

function printFacts(
  document: Document,
  root: Structure,
  statement: ExportedStatement,
  texts: PdfTexts,
  { accountName, memberName }: { accountName: string; memberName: string },
): void {
  const { currency, periodStart, periodEnd, closingDate, dueDate, totalMinor, changes } = statement;
  const whole = changedTotalOf(statement);
  const asked = askedAmountOf(statement);
  const facts = [
    [texts.member, memberName],
    [texts.account, accountName],
    [texts.period, `${printDay(periodStart, texts)} – ${printDay(periodEnd, texts)}`],
    [texts.closingDate, closingDate === null ? '' : printDay(closingDate, texts)],
    [texts.dueDate, dueDate === null ? '' : printDay(dueDate, texts)],
    [texts.firstTotal, changes.length === 0 ? '' : printMoney(totalMinor, currency)],
    [texts.paid, whole === asked ? '' : printMoney(whole - asked, currency)],
  ].filter(([, value]) => value !== '');
  let y = PAGE.margin + 66;
  for (const [name = '', value = ''] of facts) {
    put(document, root, 'P', () => {
      document.fillColor(MUTE).fontSize(TEXT).text(name, PAGE.margin, y, { lineBreak: false });
      document.fillColor(INK).text(cut(value, 42), COLUMNS.merchant, y, { lineBreak: false });
    });
    y += 16;
  }
  put(document, root, 'P', () => {
    document
      .fillColor(MUTE)
      .fontSize(TEXT)
      .text(askedLabel(statement, texts), PAGE.margin, y + 12, { lineBreak: false });
    document
      .fillColor(INK)
      .fontSize(22)
      .text(printMoney(asked, currency), PAGE.margin, y + 26, { lineBreak: false });
  });
  document.y = y + 72;
}

/** The one large figure: what is to be paid now; where nothing is, what the bill comes to. */
function askedAmountOf(statement: ExportedStatement): bigint {
  const { status, amountDueMinor } = statement;
  return status === 'CLOSED' && amountDueMinor !== null ? amountDueMinor : changedTotalOf(statement);
}

function askedLabel({ isShare, status, changes }: ExportedStatement, texts: PdfTexts): string {
  if (isShare) return texts.share;
  if (status === 'OPEN') return texts.notBilled;
  if (status === 'CLOSED') return texts.amountDue;
  return changes.length > 0 ? texts.changedTotal : texts.total;
}

interface PrintedLines {
  title: string;
  lines: readonly ExportedLine[];
  currency: string;
}

function printLines(document: Document, root: Structure, { title, lines, currency }: PrintedLines, texts: PdfTexts): void {
  let y = document.y;
  if (y + LIST_HEAD_HEIGHT + ROW_HEIGHT > BOTTOM) {
    document.addPage();
    y = PAGE.margin;
  }
  put(document, root, 'H2', () => document.fillColor(INK).fontSize(12).text(title, PAGE.margin, y, { lineBreak: false }));
  const table = document.struct('Table');
  root.add(table);
  y = printHeadings(document, table, y + 24, texts);
  for (const line of lines) {
    if (y + ROW_HEIGHT > BOTTOM) {
      document.addPage();
      y = printHeadings(document, null, PAGE.margin, texts);
    }
    printRow(document, table, line, currency, y, texts);
    y += ROW_HEIGHT;
  }
  table.end();
  document.y = y + ROW_HEIGHT;
}

/** Under the first heading the reader hears the table; on later pages the headings only repeat themselves. */
function printHeadings(document: Document, table: Structure | null, y: number, texts: PdfTexts): number {
  const headings = [
    [texts.date, COLUMNS.date, 'left'],
    [texts.merchant, COLUMNS.merchant, 'left'],
    [texts.original, COLUMNS.original, 'right'],
    [texts.amount, COLUMNS.amount, 'right'],
  ] as const;
  const print = ([text, x, align]: (typeof headings)[number]): void => {
    document.fillColor(MUTE).fontSize(SMALL);
    place(document, text, x, y, align);
  };
  if (table === null) artifact(document, () => headings.forEach(print));
  else {
    const row = document.struct('TR');
    table.add(row);
    for (const heading of headings) put(document, row, 'TH', () => print(heading), { scope: 'Column' });
    row.end();
  }
  rule(document, y + 14);
  return y + 20;
}

function printRow(document: Document, table: Structure, line: ExportedLine, currency: string, y: number, texts: PdfTexts): void {
  const row = document.struct('TR');
  table.add(row);
  const details = [
    line.isChange ? '' : texts.kinds[line.kind],
    printPart(line, texts.locale === 'ja-JP' ? 'ja' : 'en'),
    line.feeMinor === null || line.feeMinor === 0n ? '' : texts.feeOf(printMoney(line.feeMinor, currency)),
    line.lastFour === null ? '' : texts.card(line.lastFour),
  ]
    .filter((text) => text !== '')
    .join('  ');
  put(document, row, 'TD', () => {
    document.fillColor(INK).fontSize(TEXT).text(printDay(line.usedOn, texts), COLUMNS.date, y, { lineBreak: false });
  });
  put(document, row, 'TD', () => {
    document
      .fillColor(INK)
      .fontSize(TEXT)
      .text(cut(line.merchant || texts.kinds[line.kind], 19), COLUMNS.merchant, y, { lineBreak: false });
    document
      .fillColor(MUTE)
      .fontSize(SMALL)
      .text(details, COLUMNS.merchant, y + 11, { lineBreak: false });
  });
  put(document, row, 'TD', () => {
    document.fillColor(MUTE).fontSize(SMALL);
    place(
      document,
      line.original === null ? '' : printMoney(line.original.minorUnits, line.original.currency),
      COLUMNS.original,
      y + 1,
      'right',
    );
  });
  put(document, row, 'TD', () => {
    document.fillColor(INK).fontSize(TEXT);
    place(document, printMoney(line.amountMinor, currency), COLUMNS.amount, y, 'right');
  });
  row.end();
  rule(document, y + ROW_HEIGHT - 4);
}
