import { readAmount } from '../money/read-amount.js';
import { readOfxDay } from './ofx-day.js';
import type { FileClosing } from './ofx-file.js';
import type { OfxClosing, OfxFault, OfxField } from './ofx-reader.js';

/**
 * The bill a file closes (OFX 2.3, 11.4.7.2): its last CCCLOSING that has both a day and a balance. A file that covers
 * several bills at once closes none, because its uses cannot be told apart.
 */
export function readOfxClosing(closings: readonly OfxClosing[], currency: string, faults: OfxFault[]): FileClosing | null {
  const whole = closings.filter(({ fields }) => fields.has('CCCLOSING.DTCLOSE') && fields.has('CCCLOSING.BALCLOSE'));
  const [closing] = whole;
  if (closing === undefined || whole.length > 1) return null;
  const { fields } = closing;
  const closingDate = readDay(fields.get('CCCLOSING.DTCLOSE'), 'DTCLOSE', faults);
  const dueDate = readDay(fields.get('CCCLOSING.DTPMTDUE'), 'DTPMTDUE', faults);
  const total = readBalance(fields.get('CCCLOSING.BALCLOSE'), 'BALCLOSE', currency, faults);
  const previous = readBalance(fields.get('CCCLOSING.BALOPEN'), 'BALOPEN', currency, faults);
  // Without an opening balance nobody can say whether the uses are all of the bill: they stay unbilled.
  if (closingDate === null || total === null || previous === null) return null;
  return { closingDate, dueDate, totalMinor: total, previousBalanceMinor: previous };
}

function readDay(field: OfxField | undefined, name: string, faults: OfxFault[]): string | null {
  if (field === undefined) return null;
  const day = readOfxDay(field.value);
  if (day === null) faults.push({ line: field.line, reason: `${name} is not a date: "${field.value.slice(0, 40)}"` });
  return day;
}

/** A bank writes what is owed as negative; here it is positive. */
function readBalance(field: OfxField | undefined, name: string, currency: string, faults: OfxFault[]): bigint | null {
  if (field === undefined) return null;
  const amount = readAmount(field.value, currency);
  if ('fault' in amount) faults.push({ line: field.line, reason: `${name} "${field.value.slice(0, 40)}": ${amount.fault}` });
  return 'fault' in amount ? null : -amount.minorUnits;
}
