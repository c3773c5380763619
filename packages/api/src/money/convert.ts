import { minorUnitDigits } from '@meisai/schema/rules';
import { divideHalfUp } from './divide.js';
import type { Decimal } from './read-amount.js';

/** `amount × rate` in another currency, rounded half up by magnitude, so that a charge and its refund stay opposites. */
export function multiplyHalfUp(minorUnits: bigint, rate: Decimal, from: string, to: string): bigint {
  const shift = minorUnitDigits(to) - minorUnitDigits(from) - rate.scale;
  return shift >= 0 ? minorUnits * rate.digits * 10n ** BigInt(shift) : divideHalfUp(minorUnits * rate.digits, 10n ** BigInt(-shift));
}

/** `amount ÷ rate` in another currency, rounded half up by magnitude. The rate is not zero. */
export function divideByRateHalfUp(minorUnits: bigint, rate: Decimal, from: string, to: string): bigint {
  const shift = minorUnitDigits(to) - minorUnitDigits(from) + rate.scale;
  return shift >= 0
    ? divideHalfUp(minorUnits * 10n ** BigInt(shift), rate.digits)
    : divideHalfUp(minorUnits, rate.digits * 10n ** BigInt(-shift));
}
