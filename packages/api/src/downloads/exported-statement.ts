import type { StatedLine } from '../statements/index.js';

/** A statement as it leaves the house, in any format; importing it into an empty account makes the same statement. */
export interface ExportedStatement {
  label: string;
  status: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER';
  /** ISO 4217. */
  currency: string;
  periodStart: string;
  periodEnd: string;
  /** null while it is open. */
  closingDate: string | null;
  dueDate: string | null;
  /** Whether it is only what one supplementary member may see of it: the bill's own figures do not exist for them, and stand in no file. */
  isShare: boolean;
  /** The card by which the member's file is known, as its last four digits, where it has no line to say so; null where none are known. */
  ownLastFour: string | null;
  /** In minor units, and never changes once it is closed; the previous balance and the lines sum to it. Of a share, what its lines sum to. */
  totalMinor: bigint;
  previousBalanceMinor: bigint;
  lines: readonly ExportedLine[];
  /** What changed the bill after its closing, such as a purchase turned into installments, as far as it was not taken back. */
  changes: readonly ExportedLine[];
  /** What is still to be paid: total and changes less payments; null where nothing is asked for, or not of this member. */
  amountDueMinor: bigint | null;
}

/** One use, payment or fee on a statement. */
export type ExportedLine = StatedLine;
