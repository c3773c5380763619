/** What stands in the addresses of these pages besides the account. What else a reader writes there is ignored where it is read. */
export interface OfferSearch {
  /** The number of payments picked. */
  count?: number;
  step?: 'review';
}

export interface ReceiptSearch {
  /** The ids of the plans, joined by commas. */
  plans?: string;
  /** Whether they were confirmed a moment ago. */
  isNew?: boolean;
}

export interface PlanSearch {
  /** What was done about the plan a moment ago. */
  done?: 'cancelled' | 'repaid';
}
