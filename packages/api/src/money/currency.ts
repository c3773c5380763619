import { minorUnitDigits } from '@meisai/schema/rules';

const KNOWN = new Set(Intl.supportedValuesOf('currency'));

/** Whether a text is the ISO 4217 code of a currency, in capitals. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/** An amount as a plain decimal number: `1280.91`, `-1200`. */
export function decimalText(minorUnits: bigint, currency: string): string {
  const digits = minorUnitDigits(currency);
  const sign = minorUnits < 0n ? '-' : '';
  const text = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An amount for people at the command line: `1280.91 BRL`, `-1200 JPY`. */
export function formatAmount(minorUnits: bigint, currency: string): string {
  return `${decimalText(minorUnits, currency)} ${currency}`;
}

/** `¥1,280`, `$12.80`, `1,280.91 BRL`: the half-width yen mark, grouped by thousands, exact. */
export function printMoney(minorUnits: bigint, currency: string): string {
  const text = decimalText(minorUnits < 0n ? -minorUnits : minorUnits, currency);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  const sign = minorUnits < 0n ? '-' : '';
  if (currency === 'JPY') return `${sign}¥${grouped}`;
  return currency === 'USD' ? `${sign}$${grouped}` : `${sign}${grouped} ${currency}`;
}
