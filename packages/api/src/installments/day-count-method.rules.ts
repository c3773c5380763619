import { feePer10000Of } from './annual-rate.rules.js';
import type { YearDays } from './installment-policy.js';
import { interestByDays, interestOfMonth, type InstallmentPayment, type PaymentDates } from './schedule.rules.js';
import { tableFee } from './table-method.rules.js';

/**
 * Level payments of ⌊(P+fee)/n⌋, fee being the table's for this rate. The first bears interest by days from the day after
 * the closing to the pay day, on top of the principal a whole month would leave; each later one a twelfth of the year's. The
 * last clears the rest, its interest cut, at the most to nothing, where all would come to more than the table's total.
 */
export function scheduleByDayCount(
  principalMinor: bigint,
  annualRateBp: bigint,
  dates: readonly PaymentDates[],
  yearDays: YearDays,
): InstallmentPayment[] {
  const count = dates.length;
  const tableTotal = principalMinor + tableFee(principalMinor, feePer10000Of(annualRateBp, count));
  const level = tableTotal / BigInt(count);
  let balance = principalMinor;
  let billed = 0n;
  return dates.map((date, index) => {
    const number = index + 1;
    const monthly = interestOfMonth(balance, annualRateBp);
    const isLast = number === count;
    const principal = isLast ? balance : level - monthly;
    const full = number === 1 ? interestByDays(balance, annualRateBp, date.closingDate, date.dueDate, yearDays) : monthly;
    const fee = isLast ? atLeastNothing(atMost(full, tableTotal - billed - principal)) : full;
    balance -= principal;
    billed += principal + fee;
    return { number, ...date, principalMinor: principal, feeMinor: fee };
  });
}

function atMost(amount: bigint, limit: bigint): bigint {
  return amount < limit ? amount : limit;
}

function atLeastNothing(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
