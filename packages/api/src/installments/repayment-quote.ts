import { dayEnd } from '../calendar/day-end.js';
import type { Keys } from '../platform/index.js';
import { settlePlan, type Settlement } from './early-repayment.rules.js';
import { INSTALLMENT_POLICY } from './installment-limits.js';
import type { PlanRow } from './installment-plan.queries.js';
import { makeQuoteId } from './quote-id.js';

export interface QuotedRepayment extends Settlement {
  id: string;
  expiresAt: Date;
}

/** What repaying the rest of a plan comes to, for the member to confirm; null where nothing is left, or it can still be cancelled. */
export function quoteRepayment(keys: Keys, memberId: string, plan: PlanRow): QuotedRepayment | null {
  const settlement = settleNow(plan);
  if (settlement === null) return null;
  const expiresAt = new Date(Math.min(plan.readAt + INSTALLMENT_POLICY.quoteLifeMs, dayEnd(settlement.closingDate, plan.timeZone)));
  // The books of a day that is over may still be open for a while: until then there is nothing to add to.
  if (expiresAt.getTime() <= plan.readAt) return null;
  const quote = {
    kind: 'REPAYMENT' as const,
    accountId: plan.accountId,
    subjectId: plan.id,
    count: settlement.number,
    expiresAt: expiresAt.getTime(),
  };
  return { ...settlement, id: makeQuoteId(keys, memberId, quote, settlement), expiresAt };
}

/** The settlement of a running plan with the first payment that no closed bill has; null where there is none to settle. */
export function settleNow(plan: PlanRow): Settlement | null {
  if (plan.status !== 'ACTIVE' || plan.isCancellable) return null;
  const payments = plan.payments.map(({ number, closingDate, dueDate, ...payment }) => ({
    number,
    closingDate,
    dueDate,
    principalMinor: BigInt(payment.principalMinor),
    feeMinor: BigInt(payment.feeMinor),
    agreedPrincipalMinor: BigInt(payment.agreedPrincipalMinor),
    agreedFeeMinor: BigInt(payment.agreedFeeMinor),
  }));
  const next = plan.payments.find(({ billStatus, isDropped }) => billStatus === null && !isDropped);
  if (next === undefined) return null;
  const rule = { rule: plan.earlyRepayment, yearDays: plan.yearDays, annualRateBp: BigInt(plan.annualRateBp) };
  const settlement = settlePlan({ ...rule, payments }, next.number);
  return settlement.principalMinor === 0n ? null : settlement;
}
