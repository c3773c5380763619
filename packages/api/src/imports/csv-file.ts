import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { isCurrency } from '../money/currency.js';
import { CSV_COLUMNS, unguardText, type CsvColumn } from './csv-columns.js';
import { inOrder, isWhole } from './ofx-file.js';
import { readCsvStatement, readCsvUse, type CsvRecord } from './csv-use.js';
import type { BadFileRecord, FileClosing, OfxFile, OfxFileUse } from './ofx-file.js';
import type { OfxFault } from './ofx-reader.js';

/** Headings by which a file is known to be ours, before anything else of it is read. */
const HEADINGS = new Map(CSV_COLUMNS.flatMap(({ key, ja, en }) => [ja, en, key].map((name) => [headingOf(name), key])));
const NEEDED: readonly CsvColumn[] = ['usedOn', 'merchant', 'amount'];

/** Whether a file looks like CSV with our headings, whatever it is called. */
export function looksLikeCsv(bytes: Uint8Array): boolean {
  const [first = ''] = decodeCsv(bytes.subarray(0, 4096), { isCut: true }).split(/\r?\n/, 1);
  const names = first.split(',').map(headingOf);
  return NEEDED.every((needed) => names.some((name) => HEADINGS.get(name) === needed));
}

/**
 * Reads a CSV file of card uses (docs/csv.md): the one we write, or any with at least a day, a merchant and an amount.
 * @param otherwise the currency of a file that names none
 * @returns the file, or every fault that keeps it from being imported, with its line.
 */
export function readCsvFile(bytes: Uint8Array, otherwise: string | null): OfxFile | OfxFault[] {
  const rows = readRows(bytes);
  if (!Array.isArray(rows)) return [rows];
  const [heading, ...rest] = rows;
  const keys = (heading?.cells ?? []).map((cell) => HEADINGS.get(headingOf(cell)) ?? null);
  const faults = findHeadingFaults(heading?.cells ?? [], keys);
  const records = rest.map(({ line, cells, text }) => ({ line, text, cells: cellsByKey(keys, cells) }));
  const currency = readCurrency(records, otherwise, faults);
  if (currency === null || faults.length > 0) return faults;

  const uses: OfxFileUse[] = [];
  const bad: BadFileRecord[] = [];
  let head: ReturnType<typeof readCsvStatement> | null = null;
  for (const record of records) {
    const read = record.cells.get('kind') === 'STATEMENT' ? readCsvStatement(record, currency) : readCsvUse(record, currency);
    if ('reasons' in read) bad.push({ ...record, faults: read.reasons.map((reason) => ({ line: record.line, reason })) });
    else if ('merchant' in read) uses.push(read);
    else if (head === null) head = read;
    else faults.push({ line: record.line, reason: 'a second STATEMENT record: a file holds one statement' });
  }
  if (faults.length > 0) return inOrder([...faults, ...bad.flatMap((record) => record.faults)]);
  if (uses.length === 0 && head === null && bad.length === 0) return [{ line: 1, reason: 'it holds no use' }];
  return { ...assemble(currency, uses, head), bad };
}

function assemble(
  currency: string,
  uses: OfxFileUse[],
  head: { period: OfxFile['period']; closing: FileClosing | null } | null,
): Omit<OfxFile, 'bad'> {
  const days = uses.map(({ usedOn }) => usedOn).toSorted();
  const [start, end] = [days[0], days.at(-1)];
  const period = head?.period ?? (start === undefined || end === undefined ? null : { start, end });
  const closing = head?.closing ?? null;
  const isBill = closing !== null && isWhole(closing, uses);
  const notes = closing !== null && !isBill ? ['its uses do not come to its total; they are taken as unbilled'] : [];
  return { currency, uses, period, closing: isBill ? closing : null, notes };
}

interface Row {
  line: number;
  text: string;
  cells: string[];
}

function readRows(bytes: Uint8Array): Row[] | OfxFault {
  try {
    const rows = parse(decodeCsv(bytes, { isCut: false }), {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return (rows as unknown as { info: { lines: number }; raw: string; record: string[] }[]).map(({ info, raw, record }) => ({
      line: info.lines,
      text: raw.trim(),
      cells: record,
    }));
  } catch (error) {
    const { lines } = error as { lines?: number };
    return { line: lines ?? 1, reason: `it is not CSV: ${(error as Error).message}` };
  }
}

/** UTF-8 where it is that, else Shift_JIS, which older Japanese programs write. */
function decodeCsv(bytes: Uint8Array, { isCut }: { isCut: boolean }): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes, { stream: isCut });
  } catch {
    return iconv.decode(Buffer.from(bytes), 'Shift_JIS');
  }
}

function headingOf(cell: string): string {
  return cell
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .trim()
    .replace(/^"|"$/g, '')
    .toLowerCase();
}

function cellsByKey(keys: readonly (CsvColumn | null)[], cells: readonly string[]): CsvRecord['cells'] {
  const found = new Map<CsvColumn, string>();
  for (const [index, key] of keys.entries()) {
    const text = unguardText(cells[index] ?? '').trim();
    if (key !== null && text !== '') found.set(key, text);
  }
  return found;
}

function findHeadingFaults(names: readonly string[], keys: readonly (CsvColumn | null)[]): OfxFault[] {
  const missing = NEEDED.filter((needed) => !keys.includes(needed));
  const headings = missing.map((key) => CSV_COLUMNS.find((column) => column.key === key)?.ja ?? key);
  if (missing.length > 0) return [{ line: 1, reason: `it has no column ${headings.join(', ')} (docs/csv.md)` }];
  const twice = keys.findIndex((key, index) => key !== null && keys.indexOf(key) !== index);
  return twice === -1 ? [] : [{ line: 1, reason: `the column ${names[twice] ?? ''} is there twice` }];
}

function readCurrency(records: readonly CsvRecord[], otherwise: string | null, faults: OfxFault[]): string | null {
  let currency: string | null = null;
  for (const { line, cells } of records) {
    const code = cells.get('currency')?.normalize('NFKC').toUpperCase();
    if (code === undefined || code === currency) continue;
    if (!isCurrency(code)) faults.push({ line, reason: `"${code.slice(0, 20)}" is not a currency` });
    else if (currency !== null) faults.push({ line, reason: `it is in ${code}, but an earlier line is in ${currency}` });
    else currency = code;
  }
  if (currency === null && otherwise === null && faults.length === 0) {
    faults.push({ line: 1, reason: 'no line names a currency, so it is not known; say it with --currency' });
  }
  return currency ?? otherwise;
}
