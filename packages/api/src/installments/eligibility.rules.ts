import { businessDaysBefore, type BusinessCalendar } from '../calendar/business-day.js';
import type { InstallmentPolicy } from './installment-policy.js';

/** Why a purchase cannot be turned into installments. */
export type InstallmentObstacle =
  | 'NOT_A_PURCHASE'
  | 'NOT_YET_POSTED'
  | 'REFUNDED'
  | 'CONVERTED_ALREADY'
  | 'BILL_PAID'
  | 'DEADLINE_PASSED'
  | 'AMOUNT_TOO_SMALL'
  | 'ACCOUNT_CLOSED'
  | 'NO_INSTALLMENTS';

/** What eligibility depends on. */
export interface ConvertiblePurchase {
  kind: string;
  status: 'PENDING' | 'POSTED' | 'CANCELLED';
  wayOfPaying: 'LUMP_SUM' | 'INSTALLMENTS';
  /** The amount less what was refunded, in minor units. */
  openMinor: bigint;
  isAccountClosed: boolean;
  /** The bill it stands on; of one not yet closed, what its calendar will make of it. */
  bill: { dueDate: string; isPaid: boolean; isCarriedOver: boolean } | null;
}

/** The first obstacle to a conversion; null where there is none. @param today in the account's time zone */
export function findObstacle(
  purchase: ConvertiblePurchase,
  policy: InstallmentPolicy | null,
  calendar: BusinessCalendar,
  today: string,
): InstallmentObstacle | null {
  const { kind, status, wayOfPaying, openMinor, isAccountClosed, bill } = purchase;
  if (kind !== 'PURCHASE') return 'NOT_A_PURCHASE';
  if (policy === null || bill === null) return 'NO_INSTALLMENTS';
  if (isAccountClosed) return 'ACCOUNT_CLOSED';
  if (status === 'PENDING') return 'NOT_YET_POSTED';
  if (wayOfPaying === 'INSTALLMENTS') return 'CONVERTED_ALREADY';
  if (status === 'CANCELLED' || openMinor <= 0n) return 'REFUNDED';
  if (openMinor < policy.minimumAmountMinor) return 'AMOUNT_TOO_SMALL';
  // Books may be closed before their time, as in a simulation: what was carried over is past its deadline whatever the day.
  if (bill.isCarriedOver || today > conversionDeadline(bill.dueDate, policy, calendar)) return 'DEADLINE_PASSED';
  if (bill.isPaid) return 'BILL_PAID';
  return null;
}

/** The last day on which a purchase on the bill can be converted, or its plan cancelled (変更締切日). @param dueDate `YYYY-MM-DD` */
export function conversionDeadline(
  dueDate: string,
  policy: Pick<InstallmentPolicy, 'deadlineBusinessDays'>,
  calendar: BusinessCalendar,
): string {
  return businessDaysBefore(dueDate, policy.deadlineBusinessDays, calendar);
}
