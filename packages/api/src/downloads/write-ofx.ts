import { decimalText } from '../money/currency.js';
import { writeSourceId } from '../statements/index.js';
import { rateBetween } from './exchange-rate.rules.js';
import type { ExportedLine, ExportedStatement } from './exported-statement.js';
import { inParts } from './file-parts.js';
import { printPart } from './part-text.js';

/** OFX 2.3, 11.4.4.1: NAME is an A-32; the full name goes beside it. */
const NAME_LENGTH = 32;

/** What a record type becomes; what raises the debt needs no type of its own. */
const TYPES: Record<ExportedLine['kind'], string> = {
  PURCHASE: 'DEBIT',
  CASH: 'CASH',
  FEE: 'FEE',
  REFUND: 'POS',
  PAYMENT: 'PAYMENT',
  CREDIT: 'CREDIT',
};

/**
 * Writes a statement as an OFX 2.2 credit-card file in UTF-8: its uses, and for a closed one a CCCLOSING with closing
 * date, due date, balances and, as the least to be paid, all that is due; the changes after the closing come last and are no part of the
 * closing balance. A share of a supplementary member has its uses alone, and neither balance nor CCCLOSING. Amounts have the sign of a bank: what is charged is negative.
 * @param writtenOn the day of writing, `YYYY-MM-DD`
 * @param language of the member, as the sign-on record says it
 */
export function writeOfx(statement: ExportedStatement, writtenOn: string, language: 'ja' | 'en' = 'ja'): string {
  return [...ofxParts(statement, writtenOn, language)].join('');
}

/** {@link writeOfx} part by part, so that others get a turn between them. */
export function* ofxParts(statement: ExportedStatement, writtenOn: string, language: 'ja' | 'en'): Generator<string> {
  const [before, after] = writeFrame(statement, writtenOn, language);
  yield before;
  for (const lines of inParts([...statement.lines, ...statement.changes])) {
    yield lines.map((line) => writeRecord(line, statement, language)).join('');
  }
  yield after;
}

/** Where the records go: no text of a file holds it, for what is escaped has no bracket. */
const RECORDS = '<>';

/** What stands before the records of a file, and what behind them. */
function writeFrame(statement: ExportedStatement, writtenOn: string, language: 'ja' | 'en'): [before: string, after: string] {
  const { currency, periodStart, periodEnd, totalMinor, label, isShare } = statement;
  const account = tag('CCACCTFROM', tag('ACCTID', escapeXml(acctIdOf(statement))));
  const list = tag('BANKTRANLIST', `${tag('DTSTART', day(periodStart))}${tag('DTEND', day(periodEnd))}${RECORDS}`);
  const balance = isShare ? '' : tag('LEDGERBAL', `${tag('BALAMT', decimalText(-totalMinor, currency))}${tag('DTASOF', day(periodEnd))}`);
  const uses = tag('CCSTMTTRNRS', `${respond(label)}${tag('CCSTMTRS', `${tag('CURDEF', currency)}${account}${list}${balance}`)}`);
  const isBill = statement.closingDate !== null && !isShare;
  const closing = isBill ? tag('CCSTMTENDTRNRS', `${respond(label)}${writeClosing(statement, account)}`) : '';
  const signOn = tag('SONRS', `${STATUS}${tag('DTSERVER', day(writtenOn))}${tag('LANGUAGE', language === 'ja' ? 'JPN' : 'ENG')}`);
  const whole = `${HEADER}${tag('OFX', `${tag('SIGNONMSGSRSV1', signOn)}${tag('CREDITCARDMSGSRSV1', `${uses}${closing}`)}`)}\n`;
  const at = whole.indexOf(RECORDS);
  return [whole.slice(0, at), whole.slice(at + RECORDS.length)];
}

const HEADER = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
`;
const STATUS = tag('STATUS', `${tag('CODE', '0')}${tag('SEVERITY', 'INFO')}`);

function respond(label: string): string {
  return `${tag('TRNUID', escapeXml(label))}${STATUS}`;
}

function writeClosing(statement: ExportedStatement, account: string): string {
  const { currency, label, periodStart, closingDate, dueDate, totalMinor, previousBalanceMinor, amountDueMinor } = statement;
  const closing = [
    tag('FITID', escapeXml(label)),
    tag('DTOPEN', day(periodStart)),
    tag('DTCLOSE', day(closingDate ?? '')),
    tag('BALOPEN', decimalText(-previousBalanceMinor, currency)),
    tag('BALCLOSE', decimalText(-totalMinor, currency)),
    ...(dueDate === null ? [] : [tag('DTPMTDUE', day(dueDate))]),
    ...(amountDueMinor === null ? [] : [tag('MINPMTDUE', decimalText(amountDueMinor, currency))]),
    tag('DTPOSTSTART', day(periodStart)),
    tag('DTPOSTEND', day(closingDate ?? '')),
  ];
  return tag('CCSTMTENDRS', `${tag('CURDEF', currency)}${account}${tag('CCCLOSING', closing.join(''))}`);
}

function writeRecord(line: ExportedLine, statement: ExportedStatement, language: 'ja' | 'en'): string {
  const { kind, usedOn, amountMinor, merchant } = line;
  const { currency } = statement;
  const memo = memoOf(line, language);
  const name = [...merchant].slice(0, NAME_LENGTH).join('');
  return tag(
    'STMTTRN',
    [
      tag('TRNTYPE', TYPES[kind]),
      tag('DTPOSTED', day(postedDayOf(line, statement))),
      tag('DTUSER', day(usedOn)),
      tag('TRNAMT', decimalText(-amountMinor, currency)),
      tag('FITID', escapeXml(writeSourceId(line))),
      ...(merchant === '' ? [] : [tag('NAME', escapeXml(name))]),
      ...(name === merchant ? [] : [tag('EXTDNAME', escapeXml(merchant))]),
      ...(memo === '' ? [] : [tag('MEMO', memo)]),
      writeOriginal(line, currency),
    ].join(''),
  );
}

/** A part of a use is booked with the bill it stands on, and not on the day of use: a program that keeps books would put all parts there. */
function postedDayOf({ part, usedOn, postedOn }: ExportedLine, { closingDate, periodEnd }: ExportedStatement): string {
  return part === null ? (postedOn ?? usedOn) : (closingDate ?? periodEnd);
}

/** Which payment of how many it is, and whether it changed the bill. Beside no name it would be read as one. */
function memoOf(line: ExportedLine, language: 'ja' | 'en'): string {
  const change = language === 'ja' ? '締め後の変更' : 'Changed after closing';
  return line.merchant === '' ? '' : [line.isChange ? change : '', printPart(line, language)].filter((text) => text !== '').join(' ');
}

function writeOriginal({ amountMinor, original }: ExportedLine, currency: string): string {
  if (original === null) return '';
  const rate = rateBetween({ minorUnits: amountMinor, currency }, original);
  return rate === null ? '' : tag('ORIGCURRENCY', `${tag('CURRATE', rate)}${tag('CURSYM', original.currency)}`);
}

/** The last four digits of the card that was used most, else of the member's own, as far as there are any. */
function acctIdOf({ lines, ownLastFour }: ExportedStatement): string {
  const counts = new Map<string, number>();
  for (const { lastFour } of lines) if (lastFour !== null) counts.set(lastFour, (counts.get(lastFour) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return `************${most?.[0] ?? ownLastFour ?? ''}`;
}

function day(localDate: string): string {
  return localDate.replaceAll('-', '');
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** XML 1.0, 2.2 knows no control characters but white space. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
