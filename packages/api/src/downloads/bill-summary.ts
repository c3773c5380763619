/** How the total of a statement comes about, in minor units. */
export interface BillSummary {
  /** What its lines are; together they are its total. */
  parts: Record<'previousBalance' | 'payments' | 'uses' | 'refunds' | 'fees' | 'installments', bigint>;
  /** What each card comes to, the largest sum first; null for uses of which no card is named. */
  cards: readonly { lastFour: string | null; totalMinor: bigint }[];
}
