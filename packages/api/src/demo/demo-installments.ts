import { query, type EntityManager } from '../platform/index.js';
import { feePer10000Of, setInstallmentPolicy, type InstallmentPolicy } from '../installments/index.js';

const COUNTS = [2, 3, 5, 6, 10, 12, 15, 18, 20, 24];
const YEARLY_BP = 1_500n;

const COMMON = { roundingUnitMinor: 1n, remainderTaker: 'FIRST', yearDays: 'ALWAYS_365', deadlineBusinessDays: 5 } as const;
const IN_YEN = { minimumAmountMinor: 10_000n, minimumPaymentMinor: 500n, stepUpFromMinor: 100_000n } as const;

/** One product for each way of computing. */
const POLICIES: Record<'STANDARD' | 'GOLD' | 'DOLLAR', InstallmentPolicy> = {
  STANDARD: {
    ...COMMON,
    ...IN_YEN,
    method: 'DAY_COUNT',
    earlyRepayment: 'BY_DAYS',
    terms: COUNTS.map((count) => ({ count, feePer10000: feePer10000Of(YEARLY_BP, count), annualRateBp: YEARLY_BP })),
  },
  GOLD: {
    ...COMMON,
    ...IN_YEN,
    method: 'TABLE',
    earlyRepayment: 'RULE_OF_78',
    // Two payments cost nothing, as is usual in Japan.
    terms: COUNTS.map((count) =>
      count === 2
        ? { count, feePer10000: 0n, annualRateBp: 0n }
        : { count, feePer10000: feePer10000Of(YEARLY_BP, count), annualRateBp: YEARLY_BP },
    ),
  },
  DOLLAR: {
    ...COMMON,
    minimumAmountMinor: 10_000n,
    minimumPaymentMinor: 500n,
    stepUpFromMinor: 100_000n,
    method: 'FIXED_MONTHLY_FEE',
    earlyRepayment: 'RULE_OF_78',
    terms: [3, 6, 12, 24].map((count) => ({ count, feePer10000: 72n, annualRateBp: null })),
  },
};

/** Gives the products of the demo their installments. */
export async function seedInstallments(em: EntityManager): Promise<void> {
  for (const [code, policy] of Object.entries(POLICIES)) {
    const [product] = await query<{ id: string }>(em, 'select id from card_product where code = $1', [code]);
    if (product !== undefined) await setInstallmentPolicy(em, product.id, policy);
  }
}
