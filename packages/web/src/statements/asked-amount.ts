import type { Money } from '../platform/money-format.js';
import type { StatementStatus } from '../platform/schema.generated.js';
import { sumOf } from '../platform/sum-of.js';

interface Bill {
  status: StatementStatus;
  total: Money | null;
  adjustment: Money | null;
  amountDue: Money | null;
}

/** What a bill comes to with what was changed after it closed; null for whoever may not see it. */
export function changedTotalOf({ total, adjustment }: Pick<Bill, 'total' | 'adjustment'>): Money | null {
  return total === null || adjustment === null ? total : sumOf([total, adjustment]);
}

/** The one figure of a bill, wherever it stands: what is to be paid of it now; where nothing is, what it comes to. */
export function askedAmountOf(bill: Bill): Money | null {
  const whole = changedTotalOf(bill);
  return whole !== null && bill.status === 'CLOSED' && bill.amountDue !== null ? bill.amountDue : whole;
}
