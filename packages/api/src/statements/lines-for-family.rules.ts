/** A line of a transaction on a bill. */
export interface LineOfUse {
  kind: 'USE' | 'REFUND' | 'PAYMENT' | 'FEE' | 'CREDIT' | 'PREVIOUS_BALANCE' | 'INSTALLMENT_PRINCIPAL' | 'INSTALLMENT_FEE';
  /** In minor units. */
  amountMinor: string;
  isAdjustment: boolean;
  /** null while it waits for a bill. */
  statementId: string | null;
  /** The day whose closing takes it, or one before that. */
  billsFrom: string;
  /** Whether it waits for a bill after the next one. */
  isForLaterBill: boolean;
}

/**
 * The lines of their own use as a supplementary member sees them: what each bill has of it, in one line, and nothing of the bills
 * after the next one. Which plan it is paid by, its fee and its changes are the basic member's.
 */
export function linesForFamily<Line extends LineOfUse>(lines: readonly Line[]): Line[] {
  const bills = Map.groupBy(
    lines.filter(({ isForLaterBill }) => !isForLaterBill),
    ({ statementId }) => statementId,
  );
  return [...bills.values()].flatMap((onBill) => {
    const [first] = onBill;
    const minor = onBill.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
    if (first === undefined || minor === 0n) return [];
    const kind = first.kind === 'INSTALLMENT_PRINCIPAL' || first.kind === 'INSTALLMENT_FEE' ? 'USE' : first.kind;
    return [{ ...first, kind, amountMinor: String(minor), isAdjustment: false }];
  });
}
