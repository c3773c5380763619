import type { LifeFault, LifeStep } from './transaction-life.rules.js';

/** What is known of a use beside its life. */
export interface UseDetails {
  cardId: string | null;
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT';
  merchant: string;
  /** `YYYY-MM-DD` in the account's time zone. */
  usedOn: string;
  postedOn: string | null;
  original: { minorUnits: bigint; currency: string } | null;
  /** What one of the original currency cost, as a decimal text. */
  exchangeRate: string | null;
  exchangedOn: string | null;
  /** Four digits (ISO 18245). */
  merchantCategoryCode: string | null;
}

/** One thing the issuer says of a use. */
export interface SaidUse {
  accountId: string;
  /** What the use is known by within its account. */
  sourceKey: string;
  step: LifeStep;
  /** The day of the step, `YYYY-MM-DD`. */
  on: string;
  /** null for a reversal, which tells nothing else. */
  details: UseDetails | null;
  /** What the purchase is known by that a refund gives back; null where it names none. */
  refundOf: string | null;
}

/** What became of it. */
export type SaidOutcome = 'NEW' | 'CHANGED' | 'KNOWN' | { fault: LifeFault };
