/** A statement as it leaves the house, in any format; importing it into an empty account makes the same statement. */
export interface ExportedStatement {
  label: string;
  /** ISO 4217. */
  currency: string;
  periodStart: string;
  periodEnd: string;
  /** null while it is open. */
  closingDate: string | null;
  dueDate: string | null;
  /** Whether it is only what one supplementary member may see of it. */
  isShare: boolean;
  /** In minor units; the previous balance and the lines sum to it. */
  totalMinor: bigint;
  previousBalanceMinor: bigint;
  lines: readonly ExportedLine[];
}

/** One use, payment or fee on a statement. */
export interface ExportedLine {
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT' | 'CREDIT';
  /** `YYYY-MM-DD` */
  usedOn: string;
  postedOn: string | null;
  merchant: string;
  /** In minor units of the statement's currency; positive raises what is owed. */
  amountMinor: bigint;
  original: { minorUnits: bigint; currency: string } | null;
  /** The only digits of the card there are. */
  lastFour: string | null;
  /** What the use is known by, here and where it is imported. */
  sourceId: string;
}
