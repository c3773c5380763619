import type { PlanRow } from './installment-plan.queries.js';

/** What a member agreed on to repay the rest of a plan early; amounts in minor units. */
export interface AgreedRepayment {
  confirmedAt: string;
  closingDate: string;
  dueDate: string;
  principalMinor: bigint;
  feeMinor: bigint;
  /** The fee that is not charged any more; null where that was not kept. */
  unearnedMinor: bigint | null;
  /** Whether it is paid, with every payment before it. */
  isPaid: boolean;
}

/** The early repayment of a plan; null where it was not repaid early. The last payment that is still charged is the one that settles it. */
export function agreedRepaymentOf({ status, endedAt, unearnedMinor, payments }: PlanRow): AgreedRepayment | null {
  const charged = payments.filter(({ isDropped }) => !isDropped);
  const last = charged.at(-1);
  if (status !== 'REPAID' || endedAt === null || last === undefined) return null;
  return {
    confirmedAt: endedAt,
    closingDate: last.closingDate,
    dueDate: last.dueDate,
    principalMinor: BigInt(last.principalMinor),
    feeMinor: BigInt(last.feeMinor),
    unearnedMinor: unearnedMinor === null ? null : BigInt(unearnedMinor),
    isPaid: charged.every(({ billStatus }) => billStatus === 'PAID'),
  };
}
