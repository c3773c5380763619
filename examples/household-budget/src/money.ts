import type { Amount } from './household.ts';
import type { Language } from './words.ts';

/** ISO 4217: how many digits stand below the major unit, where it is not two. Shops often use fewer, the API does not. */
const DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

function digitsOf(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/** Writes an amount as the language does. The decimal point is set in the text: money never becomes a fraction. */
export function formatMoney({ minorUnits, currency }: Amount, language: Language): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format
    .formatToParts(decimalOf(minorUnits, digits) as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === 'currency' && currency === 'JPY' ? '¥' : value))
    .join('');
}

/** The amount as people type it: 1280, or 12.80. */
export function writeAmount({ minorUnits, currency }: Amount): string {
  return decimalOf(minorUnits, digitsOf(currency));
}

/** Reads what somebody typed, in full or half width, with or without commas. @returns minor units, or null where it is no amount */
export function readAmount(typed: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const text = typed.normalize('NFKC').replaceAll(/[\s,]/g, '');
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  return Number(whole + fraction.padEnd(digits, '0'));
}

function decimalOf(minorUnits: number, digits: number): string {
  const text = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  const point = text.length - digits;
  return `${minorUnits < 0 ? '-' : ''}${text.slice(0, point)}${digits === 0 ? '' : `.${text.slice(point)}`}`;
}
