import type { EarlyRepaymentRule, YearDays } from './installment-policy.js';
import { interestByDays, unearnedFee, type InstallmentPayment } from './schedule.rules.js';

/** A plan as far as settling it depends on it. */
export interface RepayablePlan {
  annualRateBp: bigint;
  rule: EarlyRepaymentRule;
  yearDays: YearDays;
  /** Every payment as agreed on, in order, with what it comes to since refunds. */
  payments: readonly RepayablePayment[];
}

export interface RepayablePayment extends InstallmentPayment {
  agreedPrincipalMinor: bigint;
  agreedFeeMinor: bigint;
}

/** What settles a plan in full on one bill. */
export interface Settlement {
  /** The number of the payment at which all is settled. */
  number: number;
  closingDate: string;
  dueDate: string;
  /** All principal not billed yet. */
  principalMinor: bigint;
  /** The fee earned by then and not billed yet. */
  feeMinor: bigint;
  /** The fee that is not charged any more. */
  unearnedMinor: bigint;
}

/**
 * Settles a plan with its n-th payment, everything before it being billed. By the rule of 78 the fee not earned is
 * ⌊C·(N−n)(N−n+1)/(N(N+1))⌋, C the whole fee agreed on; where refunds have left B of the agreed open principal A, it is
 * ⌊C·B·(N−n)(N−n+1)/(A·N(N+1))⌋, as refunds lessen the open fee in that proportion too. By days, interest runs from the pay day
 * before to that of this payment, and the rest of the fee is not earned. Neither gives back more than is open, or less than nothing.
 * @param settledAt n, from 1: the first payment that is not billed
 */
export function settlePlan(plan: RepayablePlan, settledAt: number): Settlement {
  const { payments } = plan;
  const due = payments[settledAt - 1];
  if (due === undefined) throw new RangeError(`The plan has no payment ${settledAt}.`);
  const open = payments.slice(settledAt - 1);
  const principalMinor = open.reduce((sum, payment) => sum + payment.principalMinor, 0n);
  const openFee = open.reduce((sum, payment) => sum + payment.feeMinor, 0n);
  const earned =
    plan.rule === 'RULE_OF_78' ? openFee - unearnedSince(plan, settledAt, principalMinor) : interestSince(plan, settledAt, principalMinor);
  const fee = earned < 0n ? 0n : earned < openFee ? earned : openFee;
  return {
    number: settledAt,
    closingDate: due.closingDate,
    dueDate: due.dueDate,
    principalMinor,
    feeMinor: fee,
    unearnedMinor: openFee - fee,
  };
}

function unearnedSince({ payments }: RepayablePlan, settledAt: number, principalMinor: bigint): bigint {
  const feeMinor = payments.reduce((sum, payment) => sum + payment.agreedFeeMinor, 0n);
  const agreedMinor = payments.slice(settledAt - 1).reduce((sum, payment) => sum + payment.agreedPrincipalMinor, 0n);
  return unearnedFee(feeMinor, payments.length, settledAt, { left: principalMinor, of: agreedMinor });
}

function interestSince({ payments, annualRateBp, yearDays }: RepayablePlan, settledAt: number, balanceMinor: bigint): bigint {
  const due = payments[settledAt - 1];
  if (due === undefined) return 0n;
  const since = payments[settledAt - 2]?.dueDate ?? due.closingDate;
  return interestByDays(balanceMinor, annualRateBp, since, due.dueDate, yearDays);
}
