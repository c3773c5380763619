/** A bill that waits for money, as far as a payment cares. */
export interface PayableBill {
  id: string;
  /** `YYYY-MM-DD`; null where it has none. */
  dueDate: string | null;
  /** What is still to be paid, in minor units; above zero. */
  openMinor: bigint;
}

/** A part of a payment: to one bill, or kept for the next one where `billId` is null. */
export interface PaymentShare {
  billId: string | null;
  /** In minor units, above zero. */
  amountMinor: bigint;
  /** From when the share may stand on a bill: not before the one it pays is carried over there. */
  billsFrom: string;
}

/**
 * Shares a payment out over the bills that wait, oldest first; what is left stands to the member's credit.
 * The shares sum to the payment.
 * @param bills oldest first
 * @param amountMinor above zero
 * @param paidOn `YYYY-MM-DD`
 */
export function sharePayment(bills: readonly PayableBill[], amountMinor: bigint, paidOn: string): PaymentShare[] {
  const shares: PaymentShare[] = [];
  let left = amountMinor;
  for (const { id, dueDate, openMinor } of bills) {
    const share = left < openMinor ? left : openMinor;
    if (share <= 0n) continue;
    shares.push({ billId: id, amountMinor: share, billsFrom: dueDate !== null && dueDate > paidOn ? dueDate : paidOn });
    left -= share;
  }
  if (left > 0n) shares.push({ billId: null, amountMinor: left, billsFrom: paidOn });
  return shares;
}

/**
 * What is still to be paid of a bill, in minor units; null while it is open. What was left of one that was
 * carried over is owed on the next one, and was paid there perhaps.
 */
export function amountDueOf(bill: {
  status: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER';
  totalMinor: string;
  adjustmentMinor: string;
  paidMinor: string;
}): bigint | null {
  if (bill.status === 'OPEN') return null;
  const open = BigInt(bill.totalMinor) + BigInt(bill.adjustmentMinor) - BigInt(bill.paidMinor);
  return bill.status !== 'CLOSED' || open < 0n ? 0n : open;
}
