import { divideDown } from '../money/divide.js';
import type { InstallmentPolicy, InstallmentTerm } from './installment-policy.js';
import { unearnedFee, type InstallmentPayment, type PaymentDates } from './schedule.rules.js';

/**
 * The fee is ⌊P·k/100⌋. Every payment is ⌊(P+fee)/n⌋ down to the unit, and one takes the remainder. How much of a payment is
 * fee follows the rule of 78, so that what was billed of it is what an early repayment finds earned.
 */
export function scheduleByTable(
  principalMinor: bigint,
  { feePer10000 }: InstallmentTerm,
  dates: readonly PaymentDates[],
  { roundingUnitMinor, remainderTaker }: Pick<InstallmentPolicy, 'roundingUnitMinor' | 'remainderTaker'>,
): InstallmentPayment[] {
  const count = dates.length;
  const feeMinor = tableFee(principalMinor, feePer10000);
  const total = principalMinor + feeMinor;
  const level = divideDown(total, BigInt(count), roundingUnitMinor);
  const remainder = total - level * BigInt(count - 1);
  const remainderNumber = remainderTaker === 'FIRST' ? 1 : count;
  return dates.map((date, index) => {
    const number = index + 1;
    const part = unearnedFee(feeMinor, count, number - 1) - unearnedFee(feeMinor, count, number);
    return { number, ...date, principalMinor: (number === remainderNumber ? remainder : level) - part, feeMinor: part };
  });
}

/** ⌊P·k/100⌋ */
export function tableFee(principalMinor: bigint, feePer10000: bigint): bigint {
  return divideDown(principalMinor * feePer10000, 10_000n);
}
