import { minorUnitDigits } from '@meisai/schema/rules';

/** A decimal number as digits and a scale: `-13.5` is −135 with scale 1. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

export type ReadAmount = { minorUnits: bigint } | { fault: string };
export type ReadDecimal = Decimal | { fault: string };

/** What JSON carries exactly; nothing larger can be shown, so nothing larger is kept. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);
const LONGEST_TEXT = 40;

/**
 * Reads an amount as banks write it, into whole minor units: `-1.234,56`, `1,234.56`, `+12`, `- 12.00`, `.50`, `1 234,56`.
 * Nothing is ever rounded, and a text with two exact readings is refused.
 * One separator before exactly three digits (`1,234`) is the decimal mark only where the currency has three digits;
 * elsewhere a comma groups thousands, and so does a point unless the other reading is exact too.
 */
export function readAmount(text: string, currency: string): ReadAmount {
  const plain = normalise(text);
  if ('fault' in plain) return plain;
  const scale = minorUnitDigits(currency);
  const split = splitNumber(plain.number, scale);
  if ('fault' in split) return split;
  const fraction = split.fraction.replace(/0+$/, '');
  if (fraction.length > scale) {
    return { fault: scale === 0 ? `${currency} has no decimals` : `${currency} has only ${scale} decimals` };
  }
  const minorUnits = BigInt(split.whole + fraction.padEnd(scale, '0'));
  if (minorUnits > LARGEST) return { fault: 'the amount is too large' };
  return { minorUnits: plain.isNegative ? -minorUnits : minorUnits };
}

/** Reads a positive number without grouping, such as a rate: a point or a comma is its decimal mark. */
export function readDecimal(text: string): ReadDecimal {
  const match = /^\+?(\d*)[.,]?(\d*)$/.exec(text.normalize('NFKC').trim());
  const [, whole = '', fraction = ''] = match ?? [];
  if (match === null || whole + fraction === '' || text.length > LONGEST_TEXT) return { fault: 'not a number' };
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function normalise(text: string): { number: string; isNegative: boolean } | { fault: string } {
  // NFKC turns full-width digits and marks into plain ones, and every odd space into a plain one.
  const plain = text
    .normalize('NFKC')
    .replace(/[−‐‑‒–—ー]/g, '-')
    .replace(/[’‘´`]/g, "'")
    .trim();
  const match = plain.length > LONGEST_TEXT ? null : /^([+-]?) *([\d.,' ]*\d[\d.,' ]*?) *(-?)$/.exec(plain);
  const [, sign = '', number = '', trailing = ''] = match ?? [];
  if (match === null || (sign !== '' && trailing !== '')) return { fault: 'not an amount' };
  return { number, isNegative: sign === '-' || trailing === '-' };
}

function splitNumber(number: string, scale: number): { whole: string; fraction: string } | { fault: string } {
  const marks: readonly string[] = number.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return group(number, '');
  const at = number.lastIndexOf(last);
  const head = number.slice(0, at);
  const tail = number.slice(at + 1);
  if (!/^\d*$/.test(tail)) return { fault: 'not an amount' };
  if (marks.length > 1) {
    const isOneMark = marks.every((mark) => mark === last);
    // 1,234,567 has no decimals; in 1,234.56 the last mark is the decimal one, and the others must differ from it.
    if (isOneMark) return group(number, '');
    if (marks.indexOf(last) !== marks.length - 1) return { fault: 'its marks contradict each other' };
    return group(head, tail);
  }
  const couldGroup = /^[1-9]\d{0,2}$/.test(head) && tail.length === 3;
  if (!couldGroup || scale === 3) return group(head, tail);
  if (last === ',') return group(number, '');
  if (tail.replace(/0+$/, '').length <= scale) return { fault: 'it can be read in two ways' };
  return group(number, '');
}

/** Takes the marks out of the whole part, after checking that they stand where groups end (1,234,567 or the Indian 12,34,567). */
function group(whole: string, fraction: string): { whole: string; fraction: string } | { fault: string } {
  const parts = whole.split(/[.,' ]/);
  const marks = new Set(whole.match(/[.,' ]/g) ?? []);
  const isGrouped = parts.length === 1 || (marks.size === 1 && areGroups(parts));
  if (!isGrouped) return { fault: 'its digits are grouped in no known way' };
  if (parts.join('') + fraction === '') return { fault: 'not an amount' };
  return { whole: parts.join(''), fraction };
}

function areGroups([first = '', ...rest]: string[]): boolean {
  const last = rest.at(-1) ?? '';
  return first.length >= 1 && first.length <= 3 && last.length === 3 && rest.every((part) => part.length === 3 || part.length === 2);
}
