import { minorUnitDigits } from '@meisai/schema/rules';
import { decimalOf } from './typed-amount.js';

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
