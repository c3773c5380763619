/** How a product computes installments; each is described where it is computed. */
export type InstallmentMethod = 'TABLE' | 'DAY_COUNT' | 'FIXED_MONTHLY_FEE';

/** What becomes of the fee where a plan is settled early. */
export type EarlyRepaymentRule = 'RULE_OF_78' | 'BY_DAYS';

/** By how many days a year's interest is divided: always 365, or 366 for the days of leap years. */
export type YearDays = 'ALWAYS_365' | 'ACTUAL';

/** The price of one number of payments. */
export interface InstallmentTerm {
  /** How many payments, 2 or more. */
  count: number;
  /** TABLE: the fee on 10,000 of principal for the whole plan. FIXED_MONTHLY_FEE: for each month. DAY_COUNT: follows from the rate. */
  feePer10000: bigint;
  /** In hundredths of a percent. DAY_COUNT: the yearly interest. TABLE: the rate k was rounded from. null: it follows from the fee. */
  annualRateBp: bigint | null;
}

/** What a card product says of installments. */
export interface InstallmentPolicy {
  method: InstallmentMethod;
  /** The smallest purchase that can be converted, in minor units. */
  minimumAmountMinor: bigint;
  /** A number of payments is not offered where its smallest payment would be below this, in minor units. */
  minimumPaymentMinor: bigint;
  /** TABLE: payments are whole multiples of this many minor units, but for the one that takes the remainder. */
  roundingUnitMinor: bigint;
  remainderTaker: 'FIRST' | 'LAST';
  yearDays: YearDays;
  /** How many business days before the due date of the bill a purchase stands on the member can still convert it or cancel. */
  deadlineBusinessDays: number;
  earlyRepayment: EarlyRepaymentRule;
  /** From this much in one conversion on the member proves afresh who they are, in minor units. */
  stepUpFromMinor: bigint;
  terms: readonly InstallmentTerm[];
}
