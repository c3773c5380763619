import { isCurrency } from '../money/currency.js';
import { readAmount } from '../money/read-amount.js';
import type { CsvColumn } from './csv-columns.js';
import { maskCardNumbers } from './import-mask.js';
import { readOfxDay } from './ofx-day.js';
import type { FileClosing, OfxFile, OfxFileUse } from './ofx-file.js';

/** One line of a CSV file, by column; empty cells are left out. */
export interface CsvRecord {
  line: number;
  cells: ReadonlyMap<CsvColumn, string>;
}

/** Everything that is wrong with a record. */
export interface CsvFaults {
  reasons: readonly string[];
}

const KINDS = ['PURCHASE', 'CASH', 'FEE', 'REFUND', 'PAYMENT', 'CREDIT'] as const;

/** Reads a record of a use. Its amount is positive where money is owed. */
export function readCsvUse({ cells }: CsvRecord, currency: string): OfxFileUse | CsvFaults {
  const read = new CellReader(cells);
  const usedOn = read.day('usedOn');
  const amountMinor = read.amount('amount', currency);
  if (usedOn === null && read.reasons.length === 0) read.reasons.push('the day of use is missing');
  if (amountMinor === null && !cells.has('amount')) read.reasons.push('the amount is missing');
  const kind = readKind(cells.get('kind'), amountMinor ?? 0n, read.reasons);
  const original = readOriginal(cells, read);
  const lastFour = cells.get('lastFour')?.normalize('NFKC') ?? null;
  if (lastFour !== null && !/^\d{4}$/.test(lastFour)) read.reasons.push('the last four digits of the card are not four digits');
  if (usedOn === null || amountMinor === null || read.reasons.length > 0) return { reasons: read.reasons };
  return {
    kind,
    merchant: maskCardNumbers(cells.get('merchant') ?? ''),
    usedOn,
    postedOn: read.day('postedOn'),
    amountMinor,
    original: original?.currency === currency ? null : original,
    fitid: cells.get('sourceId') ?? null,
    lastFour,
  };
}

/** Reads the record that tells of the statement as a whole. */
export function readCsvStatement(
  { cells }: CsvRecord,
  currency: string,
): { period: OfxFile['period']; closing: FileClosing | null } | CsvFaults {
  const read = new CellReader(cells);
  const [start, end] = [read.day('periodStart'), read.day('periodEnd')];
  const [closingDate, dueDate] = [read.day('closingDate'), read.day('dueDate')];
  const totalMinor = read.amount('amount', currency);
  const previousBalanceMinor = read.amount('previousBalance', currency) ?? 0n;
  if (start !== null && end !== null && start > end) read.reasons.push(`the period begins on ${start} and ends before it, on ${end}`);
  if (read.reasons.length > 0) return { reasons: read.reasons };
  return {
    period: start === null || end === null ? null : { start, end },
    closing: closingDate === null || totalMinor === null ? null : { closingDate, dueDate, totalMinor, previousBalanceMinor },
  };
}

/** Reads cells and remembers what was wrong with them. */
class CellReader {
  readonly reasons: string[] = [];

  constructor(private readonly cells: CsvRecord['cells']) {}

  day(column: CsvColumn): string | null {
    const text = this.cells.get(column);
    if (text === undefined) return null;
    const day = readOfxDay(text);
    if (day === null) this.reasons.push(`"${text.slice(0, 40)}" is not a day such as 2026-10-31`);
    return day;
  }

  amount(column: CsvColumn, currency: string): bigint | null {
    const text = this.cells.get(column);
    if (text === undefined) return null;
    const amount = readAmount(text, currency);
    if ('fault' in amount) this.reasons.push(`"${text.slice(0, 40)}": ${amount.fault}`);
    return 'fault' in amount ? null : amount.minorUnits;
  }
}

function readKind(text: string | undefined, amountMinor: bigint, reasons: string[]): OfxFileUse['kind'] {
  if (text === undefined) return amountMinor < 0n ? 'CREDIT' : 'PURCHASE';
  const kind = KINDS.find((known) => known === text.normalize('NFKC').toUpperCase());
  if (kind === undefined) reasons.push(`the kind "${text.slice(0, 40)}" is not one of ${KINDS.join(', ')}`);
  return kind ?? 'PURCHASE';
}

function readOriginal(cells: CsvRecord['cells'], read: CellReader): OfxFileUse['original'] {
  const currency = cells.get('originalCurrency')?.normalize('NFKC').toUpperCase();
  if (currency === undefined && !cells.has('originalAmount')) return null;
  if (currency === undefined || !isCurrency(currency)) {
    read.reasons.push(
      currency === undefined ? 'the currency of the original amount is missing' : `"${currency.slice(0, 20)}" is not a currency`,
    );
    return null;
  }
  const minorUnits = read.amount('originalAmount', currency);
  return minorUnits === null ? null : { minorUnits, currency };
}
