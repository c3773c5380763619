import { isCurrency } from '../money/currency.js';
import { readSourceId } from '../statements/index.js';
import { readOfxClosing } from './ofx-closing.js';
import { dayFault, isZeroDate, readOfxDay } from './ofx-day.js';
import { readOfx, type OfxDocument, type OfxFault, type OfxStatement } from './ofx-reader.js';
import { decodeOfx } from './ofx-text.js';
import { readOfxUse, type OfxUse } from './ofx-use.js';

/** What one OFX file says of one card account, ready to be imported. */
export interface OfxFile {
  currency: string;
  uses: readonly OfxFileUse[];
  /** First and last day; null for a file that names no period and holds no use. */
  period: { start: string; end: string } | null;
  /** null where the file closes no bill. */
  closing: FileClosing | null;
  /** The records that cannot be read; with them the file is not whole. */
  bad: readonly BadFileRecord[];
  /** What the reader did that a person should know. */
  notes: readonly string[];
}

/** A record that cannot be read, and everything that is wrong with it. */
export interface BadFileRecord {
  line: number;
  faults: readonly OfxFault[];
  /** As it stands in the file, or as it was understood. */
  text: string;
}

/** What a file says of the bill it closes. */
export interface FileClosing {
  closingDate: string;
  dueDate: string | null;
  /** In minor units, positive where money is owed. */
  totalMinor: bigint;
  previousBalanceMinor: bigint;
}

export interface OfxFileUse extends OfxUse {
  /** Last four digits of the card, where its ACCTID ends in four digits. */
  lastFour: string | null;
}

/** Whether a line changed a bill after its closing: it is no part of its total. A payment never does. */
export function isChange({ kind, fitid }: OfxUse): boolean {
  return kind !== 'PAYMENT' && fitid !== null && readSourceId(fitid).isChange;
}

/**
 * Reads the card statements of an OFX file, 1.x or 2.x.
 * @param otherwise the currency of a file that names none
 * @returns the file, or every fault that keeps it from being imported, in the order of its lines.
 */
export async function readOfxFile(bytes: Uint8Array, otherwise: string | null): Promise<OfxFile | OfxFault[]> {
  if (bytes.length === 0) return [{ line: 1, reason: 'the file is empty' }];
  const decoded = decodeOfx(bytes);
  if ('fault' in decoded) return [{ line: 1, reason: decoded.fault }];
  const document = await readOfx(decoded.text);
  const faults = [...document.faults, ...findMissingStatements(document)];
  const currency = readCurrency(document.statements, otherwise, faults);
  const uses: OfxFileUse[] = [];
  const bad: BadFileRecord[] = [];
  // Without a currency no amount can be read: one fault says so, not one for each record.
  if (currency !== null) for (const statement of document.statements) readUses(statement, currency, uses, bad);
  const period = readPeriod(document.statements, uses, faults);
  const closing = currency === null ? null : readOfxClosing(document.closings, currency, faults);
  const isBill = closing !== null && isWhole(closing, uses);
  if (currency === null || faults.length > 0) return inOrder([...faults, ...bad.flatMap((record) => record.faults)]);
  const notes = notesOf(document, otherwise, currency);
  if (closing !== null && !isBill) notes.push('its uses do not come to the closing balance; they are taken as unbilled');
  return { currency, uses, period, closing: isBill ? closing : null, bad, notes };
}

/** All that is wrong in what was read. */
export function faultsIn(read: OfxFile | readonly OfxFault[]): readonly OfxFault[] {
  return 'bad' in read ? inOrder(read.bad.flatMap(({ faults }) => faults)) : read;
}

/** Faults as a person goes through the file. */
export function inOrder(faults: readonly OfxFault[]): OfxFault[] {
  return faults.toSorted((a, b) => a.line - b.line);
}

function findMissingStatements({ statements, otherStatementCount, faults }: OfxDocument): OfxFault[] {
  if (statements.length > 0 || faults.length > 0) return [];
  const reason =
    otherStatementCount > 0
      ? 'this is the statement of a bank account (STMTRS), not of a card (CCSTMTRS); only card statements can be imported'
      : 'it holds no card statement (CCSTMTRS)';
  return [{ line: 1, reason }];
}

function readCurrency(statements: readonly OfxStatement[], otherwise: string | null, faults: OfxFault[]): string | null {
  let currency: string | null = null;
  for (const { fields } of statements) {
    const field = fields.get('CURDEF');
    if (field === undefined) continue;
    const code = field.value.toUpperCase();
    if (!isCurrency(code)) faults.push({ line: field.line, reason: `CURDEF "${field.value.slice(0, 20)}" is not a currency` });
    else if (currency !== null && code !== currency) {
      faults.push({ line: field.line, reason: `CURDEF is ${code}, but an earlier statement of the file is in ${currency}` });
    } else currency = code;
  }
  const first = statements[0];
  if (currency === null && otherwise === null && first !== undefined && faults.length === 0) {
    faults.push({ line: first.line, reason: 'CURDEF is missing, so the currency is not known; say it with --currency' });
  }
  return currency ?? otherwise;
}

function readUses(statement: OfxStatement, currency: string, uses: OfxFileUse[], bad: BadFileRecord[]): void {
  const acctId = statement.fields.get('CCACCTFROM.ACCTID')?.value ?? null;
  const lastFour = /\d{4}$/.exec(acctId ?? '')?.[0] ?? null;
  for (const [index, record] of statement.records.entries()) {
    const use = readOfxUse(record, currency, acctId);
    if (!Array.isArray(use)) uses.push({ ...use, lastFour });
    // A file all on one line is told by its records.
    else {
      const faults = use.map((fault) => ({ ...fault, reason: `use ${index + 1}: ${fault.reason}` }));
      bad.push({ line: record.line, faults, text: [...record.fields].map(([name, { value }]) => `<${name}>${value}`).join('') });
    }
  }
}

/** Whether the opening balance and the uses come to the closing one: only then are they all of the bill. */
export function isWhole({ previousBalanceMinor, totalMinor }: FileClosing, uses: readonly OfxUse[]): boolean {
  return uses.filter((use) => !isChange(use)).reduce((sum, { amountMinor }) => sum + amountMinor, previousBalanceMinor) === totalMinor;
}

function readPeriod(statements: readonly OfxStatement[], uses: readonly OfxUse[], faults: OfxFault[]): OfxFile['period'] {
  const starts = statements.map((statement) => readEdge(statement, 'DTSTART', faults)).filter((day) => day !== null);
  const ends = statements.map((statement) => readEdge(statement, 'DTEND', faults)).filter((day) => day !== null);
  const days = uses.map((use) => use.usedOn).toSorted();
  const start = starts.toSorted()[0] ?? earlier(days[0], ends.toSorted().at(-1));
  const end = ends.toSorted().at(-1) ?? later(days.at(-1), start);
  if (start === undefined || end === undefined) return null;
  const field = statements[0]?.fields.get('BANKTRANLIST.DTSTART');
  if (start > end) faults.push({ line: field?.line ?? 1, reason: `DTSTART ${start} is after DTEND ${end}` });
  return { start, end };
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function readEdge({ fields }: OfxStatement, name: 'DTSTART' | 'DTEND', faults: OfxFault[]): string | null {
  const field = fields.get(`BANKTRANLIST.${name}`);
  if (field === undefined || isZeroDate(field.value)) return null;
  const day = readOfxDay(field.value);
  if (day === null) faults.push(dayFault(name, field));
  return day;
}

function notesOf(document: OfxDocument, otherwise: string | null, currency: string): string[] {
  const { otherStatementCount: others, pendingCount: pending, isClosed, statements } = document;
  return [
    ...(others > 0 ? [`left out: ${others} statement${others > 1 ? 's' : ''} of bank accounts or other products`] : []),
    ...(pending > 0 ? [`left out: ${pending} pending use${pending > 1 ? 's' : ''}, which come again when posted`] : []),
    ...(isClosed ? [] : ['the file does not end with </OFX>; it may be cut short']),
    ...(statements.every(({ fields }) => fields.has('CURDEF')) || otherwise === null
      ? []
      : [`the file names no currency; read as ${currency}`]),
  ];
}
