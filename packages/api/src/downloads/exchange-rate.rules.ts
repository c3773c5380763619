import { minorUnitDigits } from '@meisai/schema/rules';

/** Enough that dividing by the rate and rounding gives back any amount that JSON carries exactly. */
const SIGNIFICANT_DIGITS = 20;

/**
 * The rate between two amounts of one purchase, in major units of the statement's currency for one of the other, as a
 * decimal text: the amount divided by it and rounded half up is the original again.
 * @returns null where there is no such rate: an amount of nothing, or of two signs
 */
export function rateBetween(
  amount: { minorUnits: bigint; currency: string },
  original: { minorUnits: bigint; currency: string },
): string | null {
  if (amount.minorUnits === 0n || original.minorUnits === 0n || amount.minorUnits > 0n !== original.minorUnits > 0n) return null;
  const numerator = magnitude(amount.minorUnits) * 10n ** BigInt(minorUnitDigits(original.currency));
  const denominator = magnitude(original.minorUnits) * 10n ** BigInt(minorUnitDigits(amount.currency));
  const leadingZeros = Math.max(0, String(denominator).length - String(numerator).length);
  const scale = leadingZeros + SIGNIFICANT_DIGITS;
  const scaled = (numerator * 10n ** BigInt(scale) * 2n + denominator) / (denominator * 2n);
  const text = String(scaled).padStart(scale + 1, '0');
  const [whole, fraction] = [text.slice(0, -scale), text.slice(-scale).replace(/0+$/, '')];
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
