import { cycleClosingIn, cycleOf, type BillingCalendar } from '../calendar/billing-cycle.js';
import { addDays } from '../calendar/days.js';
import type { YearDays } from './installment-policy.js';

/** One payment of a plan, on one bill. */
export interface InstallmentPayment {
  /** From 1. */
  number: number;
  /** The closing date of the bill it stands on. */
  closingDate: string;
  /** The day that bill is paid. */
  dueDate: string;
  principalMinor: bigint;
  feeMinor: bigint;
}

/** The bill a payment stands on. */
export interface PaymentDates {
  closingDate: string;
  dueDate: string;
}

/** The bill a purchase stands on, which has the first payment. */
export interface FirstBill extends PaymentDates {
  /** The account's next closing date. A bill may not be due yet when the one after it has closed, and takes no payment then. */
  nextClosing: string;
}

/** The bills of `count` payments: that of the purchase, and month by month those that follow it and are still to close. */
export function paymentDates({ closingDate, dueDate, nextClosing }: FirstBill, count: number, calendar: BillingCalendar): PaymentDates[] {
  const following = cycleOf(addDays(closingDate, 1), calendar).closingDate;
  const second = following < nextClosing ? nextClosing : following;
  const later = Array.from({ length: count - 1 }, (_, month) => {
    const cycle = cycleClosingIn(second, month, calendar);
    return { closingDate: cycle.closingDate, dueDate: cycle.dueDate };
  });
  return [{ closingDate, dueDate }, ...later];
}

/**
 * Interest of some days: ⌊balance·r·days/365⌋, the days from the one after `from` to `to`.
 * @param annualRateBp r in hundredths of a percent
 */
export function interestByDays(balanceMinor: bigint, annualRateBp: bigint, from: string, to: string, yearDays: YearDays): bigint {
  const { common, leap } = countDays(from, to);
  if (yearDays === 'ALWAYS_365') return (balanceMinor * annualRateBp * BigInt(common + leap)) / (10_000n * 365n);
  return (balanceMinor * annualRateBp * (BigInt(common) * 366n + BigInt(leap) * 365n)) / (10_000n * 365n * 366n);
}

/** Interest of a month: ⌊balance·r/12⌋. */
export function interestOfMonth(balanceMinor: bigint, annualRateBp: bigint): bigint {
  return (balanceMinor * annualRateBp) / (10_000n * 12n);
}

/**
 * Rule of 78: what of a fee is not yet earned after `settled` of `count` payments, ⌊C·(N−n)(N−n+1)/(N(N+1))⌋, rounded once.
 * @param feeMinor C, the whole fee
 * @param share what is left of it, where it was made smaller in proportion
 */
export function unearnedFee(feeMinor: bigint, count: number, settled: number, share = { left: 1n, of: 1n }): bigint {
  const left = BigInt(count - settled);
  return (feeMinor * share.left * left * (left + 1n)) / (share.of * BigInt(count) * BigInt(count + 1));
}

/** The days after `from` up to `to`, those of leap years apart. */
function countDays(from: string, to: string): { common: number; leap: number } {
  const days = { common: 0, leap: 0 };
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const first = Math.max(dayNumber(from), dayNumber(`${year - 1}-12-31`));
    const last = Math.min(dayNumber(to), dayNumber(`${year}-12-31`));
    days[isLeapYear(year) ? 'leap' : 'common'] += Math.max(0, last - first);
  }
  return days;
}

function dayNumber(day: string): number {
  return Date.parse(day) / (24 * 60 * 60 * 1000);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
