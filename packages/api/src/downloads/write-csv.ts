import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { decimalText } from '../money/currency.js';
import { CSV_COLUMNS, guardText, type CsvColumn } from '../imports/index.js';
import { writeSourceId } from '../statements/index.js';
import type { ExportedLine, ExportedStatement } from './exported-statement.js';
import { inParts } from './file-parts.js';
import { printPart } from './part-text.js';

/** UTF8 begins with a byte order mark, by which spreadsheets know it. SHIFT_JIS is for older Japanese programs. */
export type CsvEncoding = 'UTF8' | 'SHIFT_JIS';

type Record = Partial<{ [Column in CsvColumn]: string }>;

/**
 * Writes a statement as CSV (RFC 4180): one record for the statement itself, one for each line, last those that changed it.
 * Amounts are plain numbers; texts that could run as formulas are guarded.
 * In SHIFT_JIS a character it does not have becomes a question mark.
 */
export function writeCsv(statement: ExportedStatement, language: 'ja' | 'en', encoding: CsvEncoding): Buffer {
  return Buffer.concat([...csvParts(statement, language, encoding)]);
}

/** {@link writeCsv} part by part, so that others get a turn between them. */
export function* csvParts(statement: ExportedStatement, language: 'ja' | 'en', encoding: CsvEncoding): Generator<Buffer> {
  const columns = CSV_COLUMNS.map((column) => ({ key: column.key, header: column[language] }));
  const write = (records: Record[], header: boolean): Buffer => {
    const text = stringify(records, { header, columns, record_delimiter: 'windows' });
    return encoding === 'UTF8' ? Buffer.from(header ? `\uFEFF${text}` : text) : iconv.encode(text, 'Shift_JIS');
  };
  yield write([recordOfStatement(statement)], true);
  for (const lines of inParts([...statement.lines, ...statement.changes])) {
    yield write(
      lines.map((line) => recordOfLine(line, statement.currency, language)),
      false,
    );
  }
}

function recordOfStatement(statement: ExportedStatement): Record {
  const { label, currency, isShare, totalMinor, previousBalanceMinor, periodStart, periodEnd, closingDate, dueDate, amountDueMinor } =
    statement;
  return {
    kind: 'STATEMENT',
    merchant: label,
    amount: isShare ? '' : decimalText(totalMinor, currency),
    currency,
    periodStart,
    periodEnd,
    closingDate: closingDate ?? '',
    dueDate: dueDate ?? '',
    previousBalance: isShare ? '' : decimalText(previousBalanceMinor, currency),
    amountDue: amountDueMinor === null ? '' : decimalText(amountDueMinor, currency),
  };
}

function recordOfLine(line: ExportedLine, currency: string, language: 'ja' | 'en'): Record {
  const { kind, usedOn, postedOn, merchant, amountMinor, original, lastFour } = line;
  return {
    kind,
    usedOn,
    postedOn: postedOn ?? '',
    merchant: guardText(merchant),
    amount: decimalText(amountMinor, currency),
    currency,
    originalAmount: original === null ? '' : decimalText(original.minorUnits, original.currency),
    originalCurrency: original?.currency ?? '',
    lastFour: lastFour ?? '',
    sourceId: guardText(writeSourceId(line)),
    part: printPart(line, language),
    afterClosing: line.isChange ? 'YES' : '',
  };
}
