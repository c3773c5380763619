import { minorUnitDigits } from '@meisai/schema/rules';

export interface Money {
  minorUnits: number;
  currency: string;
}

/**
 * Writes an amount as the language does: ¥1,280, $12.80, R$ 12,80. The decimals come from the currency, and the digits
 * are moved as text, so no amount passes through a fraction. The yen mark is the half-width ¥ in every language.
 */
export function formatMoney({ minorUnits, currency }: Money, language: string): string {
  // Not the digits Intl would choose: those are what is usual in shops, and the service counts in units of ISO 4217.
  const digits = minorUnitDigits(currency);
  return new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits })
    .formatToParts(decimalOf(minorUnits, digits) as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === 'currency' && currency === 'JPY' ? '¥' : value))
    .join('');
}

/** 1280 with two digits is `12.80`. */
function decimalOf(minorUnits: number, digits: number): string {
  const units = BigInt(minorUnits);
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const sign = units < 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
