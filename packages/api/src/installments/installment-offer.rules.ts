import type { BillingCalendar } from '../calendar/billing-cycle.js';
import { annualRateOf } from './annual-rate.rules.js';
import { scheduleByDayCount } from './day-count-method.rules.js';
import { scheduleByFixedFee } from './fixed-fee-method.rules.js';
import type { InstallmentPolicy, InstallmentTerm } from './installment-policy.js';
import { paymentDates, type FirstBill, type InstallmentPayment, type PaymentDates } from './schedule.rules.js';
import { scheduleByTable } from './table-method.rules.js';

/** The price of a purchase in a number of payments. */
export interface InstallmentPrice {
  count: number;
  /** The cash price. */
  principalMinor: bigint;
  feeMinor: bigint;
  /** Principal and fee. */
  totalMinor: bigint;
  /** In hundredths of a percent. */
  annualRateBp: bigint;
  payments: InstallmentPayment[];
}

/** Every number of payments a product offers for an amount, fewest first; those whose smallest payment would be too small are left out. */
export function priceOffers(
  principalMinor: bigint,
  bill: FirstBill,
  calendar: BillingCalendar,
  policy: InstallmentPolicy,
): InstallmentPrice[] {
  return policy.terms
    .map((term) => priceOffer(principalMinor, bill, calendar, policy, term))
    .filter(({ payments }) => payments.every((payment) => isLargeEnough(payment, policy)))
    .sort((one, other) => one.count - other.count);
}

/** The price of one number of payments. @param bill the one the purchase stands on */
export function priceOffer(
  principalMinor: bigint,
  bill: FirstBill,
  calendar: BillingCalendar,
  policy: InstallmentPolicy,
  term: InstallmentTerm,
): InstallmentPrice {
  const payments = schedule(principalMinor, paymentDates(bill, term.count, calendar), policy, term);
  const feeMinor = payments.reduce((sum, payment) => sum + payment.feeMinor, 0n);
  return {
    count: term.count,
    principalMinor,
    feeMinor,
    totalMinor: principalMinor + feeMinor,
    annualRateBp: statedRate(policy, term) ?? annualRateOf({ over: feeMinor, under: principalMinor }, term.count),
    payments,
  };
}

function schedule(
  principalMinor: bigint,
  dates: readonly PaymentDates[],
  policy: InstallmentPolicy,
  term: InstallmentTerm,
): InstallmentPayment[] {
  switch (policy.method) {
    case 'TABLE':
      return scheduleByTable(principalMinor, term, dates, policy);
    case 'DAY_COUNT':
      return scheduleByDayCount(principalMinor, term.annualRateBp ?? 0n, dates, policy.yearDays);
    case 'FIXED_MONTHLY_FEE':
      return scheduleByFixedFee(principalMinor, term, dates);
  }
}

/** A table is stated at the rate it was made from, or at the one its k comes to whatever the amount; interest by days has its own. */
function statedRate({ method }: InstallmentPolicy, { count, feePer10000, annualRateBp }: InstallmentTerm): bigint | null {
  if (annualRateBp !== null) return annualRateBp;
  return method === 'TABLE' ? annualRateOf({ over: feePer10000, under: 10_000n }, count) : null;
}

function isLargeEnough({ principalMinor, feeMinor }: InstallmentPayment, { minimumPaymentMinor }: InstallmentPolicy): boolean {
  return principalMinor > 0n && feeMinor >= 0n && principalMinor + feeMinor >= minimumPaymentMinor;
}
