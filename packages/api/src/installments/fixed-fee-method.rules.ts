import { divideHalfUp } from '../money/divide.js';
import type { InstallmentTerm } from './installment-policy.js';
import type { InstallmentPayment, PaymentDates } from './schedule.rules.js';

/** Every payment is half-up(P/n) and the same monthly fee, to the minor unit; the last takes the difference, so that the parts sum. */
export function scheduleByFixedFee(
  principalMinor: bigint,
  { feePer10000 }: InstallmentTerm,
  dates: readonly PaymentDates[],
): InstallmentPayment[] {
  const count = BigInt(dates.length);
  const part = divideHalfUp(principalMinor, count);
  const feeMinor = divideHalfUp(principalMinor * feePer10000, 10_000n);
  return dates.map((date, index) => {
    const isLast = index === dates.length - 1;
    return { number: index + 1, ...date, principalMinor: isLast ? principalMinor - part * (count - 1n) : part, feeMinor };
  });
}
