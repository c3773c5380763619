import type { OfxFault, OfxField } from './ofx-reader.js';

const OFX_DATE =
  /^(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T ]?\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d*)?)?)?)?\s*(?:\[[^\]]*\]?|Z|[+-]\d{2}:?\d{2})?$/;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/**
 * The calendar day of an OFX date, `YYYY-MM-DD`, or null if it is none.
 * It is the day as the bank wrote it, whatever time and zone follow: banks put midnight, noon or nothing beside the
 * day of the paper statement, and moving it to another zone would only shift purchases to a neighbouring day.
 */
export function readOfxDay(text: string): string | null {
  const match = OFX_DATE.exec(text.normalize('NFKC').trim());
  if (match === null) return null;
  const [, year = '', , month = '', day = ''] = match;
  if (Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${month}-${day}` : null;
}

/** Whether a bank wrote zeros where it has no date. */
export function isZeroDate(text: string): boolean {
  return /^0+(?:\.0*)?\s*(?:\[.*)?$/.test(text.trim());
}

/** No card number of 12 or 14 digits begins as a year does. */
const DAY_WITH_TIME = /^(?:19|20|21)\d{10}(?:\d{2})?(?!\d|[ -]\d)/;
const QUOTED_LENGTH = 40;

/** What is wrong with a field that should be a day. */
export function dayFault(name: string, { value, line }: OfxField): OfxFault {
  const reason = `${name} is not a date: "${value.length > QUOTED_LENGTH ? `${value.slice(0, QUOTED_LENGTH)}…` : value}"`;
  return DAY_WITH_TIME.test(value) ? { line, reason, isOfDay: true } : { line, reason };
}
