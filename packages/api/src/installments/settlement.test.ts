import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingCalendar } from '../calendar/billing-cycle.js';
import { settlePlan, type RepayablePlan, type RepayablePayment } from './early-repayment.rules.js';
import { conversionDeadline, findObstacle, type ConvertiblePurchase } from './eligibility.rules.js';
import { priceOffer } from './installment-offer.rules.js';
import type { InstallmentPolicy } from './installment-policy.js';
import { refundPlan } from './plan-refund.rules.js';
import { unearnedFee } from './schedule.rules.js';

const POLICY: InstallmentPolicy = {
  method: 'TABLE',
  minimumAmountMinor: 10_000n,
  minimumPaymentMinor: 1_000n,
  roundingUnitMinor: 1n,
  remainderTaker: 'FIRST',
  yearDays: 'ALWAYS_365',
  deadlineBusinessDays: 5,
  earlyRepayment: 'RULE_OF_78',
  stepUpFromMinor: 100_000n,
  terms: [],
};

const CALENDAR: BillingCalendar = { closingDay: 15, dueMonthsLater: 1, dueDay: 10, dueShift: 'NONE', businessCalendar: 'NONE' };

const BILL = { closingDate: '2026-10-15', dueDate: '2026-11-10', nextClosing: '2026-10-15' };

function planOf(principal: bigint, count: number, k: bigint, method: InstallmentPolicy['method'] = 'TABLE'): RepayablePlan {
  const term = { count, feePer10000: k, annualRateBp: method === 'DAY_COUNT' ? 1_500n : null };
  const { payments } = priceOffer(principal, BILL, CALENDAR, { ...POLICY, method }, term);
  return {
    annualRateBp: 1_500n,
    rule: 'RULE_OF_78',
    yearDays: 'ALWAYS_365',
    payments: payments.map((payment) => ({
      ...payment,
      agreedPrincipalMinor: payment.principalMinor,
      agreedFeeMinor: payment.feeMinor,
    })),
  };
}

function sum(payments: readonly RepayablePayment[], of: Exclude<keyof RepayablePayment, 'number' | 'closingDate' | 'dueDate'>): bigint {
  return payments.reduce((total, payment) => total + payment[of], 0n);
}

/** The plan after a refund that comes while everything before the n-th payment is billed. */
function refunded(plan: RepayablePlan, number: number, refundMinor: bigint): RepayablePlan {
  const { parts } = refundPlan(plan.payments.slice(number - 1), refundMinor);
  const payments = plan.payments.map((payment) => ({ ...payment, ...parts.find((part) => part.number === payment.number) }));
  return { ...plan, payments };
}

describe('an early repayment', () => {
  it('gives back by the rule of 78 what is not earned: of ¥7,000 in 10, settled with the 4th, ⌊7,000·6·7/(10·11)⌋ = ¥2,672', () => {
    expect(settlePlan(planOf(100_000n, 10, 700n), 4)).toMatchObject({ number: 4, unearnedMinor: 2_672n, dueDate: '2027-02-10' });
  });

  it('bears interest to the day where the product says so: ⌊balance·r·days/365⌋', () => {
    const plan: RepayablePlan = { ...planOf(100_000n, 10, 700n), rule: 'BY_DAYS' };
    const settlement = settlePlan(plan, 4);
    // From 10 January to 10 February, 31 days.
    expect(settlement.feeMinor).toBe((settlement.principalMinor * 1_500n * 31n) / (10_000n * 365n));
  });

  it('gives back in proportion to what a refund left: of ¥72,917 open ¥7,917, so of ¥3,207 not earned ¥348', () => {
    const plan = planOf(90_000n, 10, 700n);
    const after = refunded(plan, 3, 65_000n);
    const open = after.payments.slice(2);
    expect([sum(open, 'principalMinor'), sum(open, 'agreedPrincipalMinor'), sum(open, 'feeMinor')]).toEqual([7_917n, 72_917n, 444n]);
    // ⌊6,300·7,917·7·8/(72,917·10·11)⌋
    expect(settlePlan(after, 3)).toMatchObject({ principalMinor: 7_917n, feeMinor: 96n, unearnedMinor: 348n });
  });

  const plans = fc.record({
    principal: fc.bigInt(10_000n, 9_999_999n),
    count: fc.integer({ min: 2, max: 60 }),
    k: fc.bigInt(0n, 2_000n),
    method: fc.constantFrom('TABLE' as const, 'DAY_COUNT' as const, 'FIXED_MONTHLY_FEE' as const),
    rule: fc.constantFrom('RULE_OF_78' as const, 'BY_DAYS' as const),
  });
  const LONG_MS = 120_000;
  const ROUNDS = process.env['PROOF'] === '1' ? 20_000 : 2_000;

  it(
    'never charges more than the plan would have',
    () => {
      fc.assert(
        fc.property(plans, fc.nat(), ({ principal, count, k, method, rule }, seed) => {
          const plan = { ...planOf(principal, count, k, method), rule };
          const number = (seed % count) + 1;
          const { principalMinor, feeMinor, unearnedMinor } = settlePlan(plan, number);
          const billed = plan.payments.slice(0, number - 1);
          const open = plan.payments.slice(number - 1);
          expect(sum(billed, 'principalMinor') + principalMinor).toBe(principal);
          expect(feeMinor >= 0n && unearnedMinor >= 0n).toBe(true);
          expect(feeMinor + unearnedMinor).toBe(sum(open, 'feeMinor'));
          // The fee of a table is shared out by this rule, so that there is always as much open as is given back.
          if (rule === 'RULE_OF_78' && method === 'TABLE') {
            expect(unearnedMinor).toBe(unearnedFee(sum(plan.payments, 'agreedFeeMinor'), count, number));
          }
        }),
        { numRuns: ROUNDS },
      );
    },
    LONG_MS,
  );

  it(
    'after refunds, whenever they came, charges the fee in proportion to what is left, never less than nothing',
    () => {
      const refunds = fc.array(fc.record({ before: fc.nat(), permille: fc.bigInt(1n, 999n) }), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(plans, fc.nat(), refunds, ({ principal, count, k, method, rule }, seed, taken) => {
          const whole = { ...planOf(principal, count, k, method), rule };
          const number = (seed % count) + 1;
          const inOrder = taken.toSorted((one, other) => (one.before % number) - (other.before % number));
          const plan = inOrder.reduce((now, { before, permille }) => {
            const at = (before % number) + 1;
            const balance = sum(now.payments.slice(at - 1), 'principalMinor');
            return balance > 1n ? refunded(now, at, (balance * permille) / 1_000n || 1n) : now;
          }, whole);
          const open = plan.payments.slice(number - 1);
          const { principalMinor, feeMinor, unearnedMinor } = settlePlan(plan, number);
          expect(principalMinor).toBe(sum(open, 'principalMinor'));
          expect(feeMinor >= 0n && unearnedMinor >= 0n).toBe(true);
          expect(feeMinor + unearnedMinor).toBe(sum(open, 'feeMinor'));
          // Each refund rounds the fee of each payment down, and its principal by less than one.
          const was = settlePlan(whole, number);
          const difference = feeMinor * was.principalMinor - was.feeMinor * principalMinor;
          const rounding = BigInt(inOrder.length) * (BigInt(open.length + 1) * was.principalMinor + sum(whole.payments, 'agreedFeeMinor'));
          if (rule === 'RULE_OF_78') expect(difference <= rounding && difference >= -rounding).toBe(true);
          expect(feeMinor <= was.feeMinor + 1n).toBe(true);
        }),
        { numRuns: ROUNDS },
      );
    },
    LONG_MS,
  );
});

describe('a refund of a purchase in installments', () => {
  it('comes off what is not billed yet, in proportion', () => {
    const open = [
      { number: 2, principalMinor: 10_000n, feeMinor: 200n },
      { number: 3, principalMinor: 10_000n, feeMinor: 100n },
    ];
    expect(refundPlan(open, 5_000n)).toEqual({
      parts: [
        { number: 2, principalMinor: 7_500n, feeMinor: 150n },
        { number: 3, principalMinor: 7_500n, feeMinor: 75n },
      ],
      takenMinor: 5_000n,
      creditMinor: 0n,
    });
  });

  it('ends the plan where nothing is left, and is a credit for the rest', () => {
    expect(refundPlan([{ number: 3, principalMinor: 10_000n, feeMinor: 100n }], 12_000n)).toEqual({
      parts: [],
      takenMinor: 10_000n,
      creditMinor: 2_000n,
    });
    expect(refundPlan([], 12_000n)).toEqual({ parts: [], takenMinor: 0n, creditMinor: 12_000n });
  });

  it('leaves parts that sum to the rest, none below zero and none above what it was', () => {
    const part = fc.record({ principalMinor: fc.bigInt(0n, 1_000_000n), feeMinor: fc.bigInt(0n, 50_000n) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), fc.bigInt(1n, 9_000_000n), (parts, refund) => {
        const open = parts.map((one, index) => ({ number: index + 1, ...one }));
        const balance = open.reduce((sum, { principalMinor }) => sum + principalMinor, 0n);
        const reduced = refundPlan(open, refund);
        expect(reduced.takenMinor + reduced.creditMinor).toBe(refund);
        expect(reduced.parts.reduce((sum, { principalMinor }) => sum + principalMinor, 0n)).toBe(balance - reduced.takenMinor);
        for (const now of reduced.parts) {
          const was = open[now.number - 1];
          expect(now.principalMinor >= 0n && now.principalMinor <= (was?.principalMinor ?? 0n) + 1n).toBe(true);
          expect(now.feeMinor >= 0n && now.feeMinor <= (was?.feeMinor ?? 0n)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('whether a purchase can be converted', () => {
  const purchase: ConvertiblePurchase = {
    kind: 'PURCHASE',
    status: 'POSTED',
    wayOfPaying: 'LUMP_SUM',
    openMinor: 10_000n,
    isAccountClosed: false,
    bill: { dueDate: '2026-11-10', isPaid: false, isCarriedOver: false },
  };

  it('ends with the day that lies five business days before the due date', () => {
    // 3 November 2026 is a holiday, 31 October and 1 November are a weekend.
    expect(conversionDeadline('2026-11-10', POLICY, 'JP')).toBe('2026-11-02');
    expect(findObstacle(purchase, POLICY, 'JP', '2026-11-02')).toBeNull();
    expect(findObstacle(purchase, POLICY, 'JP', '2026-11-03')).toBe('DEADLINE_PASSED');
    const paid = { ...purchase, bill: { dueDate: '2026-11-10', isPaid: true, isCarriedOver: false } };
    expect(findObstacle(paid, POLICY, 'JP', '2026-11-03')).toBe('DEADLINE_PASSED');
  });

  it.each<[string, Partial<ConvertiblePurchase>, string]>([
    ['a fee', { kind: 'FEE' }, 'NOT_A_PURCHASE'],
    ['cash', { kind: 'CASH' }, 'NOT_A_PURCHASE'],
    ['a refund', { kind: 'REFUND' }, 'NOT_A_PURCHASE'],
    ['a pending use, whose amount may change', { status: 'PENDING' }, 'NOT_YET_POSTED'],
    ['what never came to be', { status: 'CANCELLED' }, 'REFUNDED'],
    ['what was refunded in whole', { openMinor: 0n }, 'REFUNDED'],
    ['less than the product’s smallest amount', { openMinor: 9_999n }, 'AMOUNT_TOO_SMALL'],
    ['what has a plan', { wayOfPaying: 'INSTALLMENTS' }, 'CONVERTED_ALREADY'],
    ['what stands on a paid bill', { bill: { dueDate: '2026-11-10', isPaid: true, isCarriedOver: false } }, 'BILL_PAID'],
    [
      'what stands on a bill that was carried over',
      { bill: { dueDate: '2026-11-10', isPaid: false, isCarriedOver: true } },
      'DEADLINE_PASSED',
    ],
    ['what stands on a bill without a due date', { bill: null }, 'NO_INSTALLMENTS'],
    ['a purchase of a closed account', { isAccountClosed: true }, 'ACCOUNT_CLOSED'],
  ])('%s is refused', (_, change, obstacle) => expect(findObstacle({ ...purchase, ...change }, POLICY, 'JP', '2026-10-20')).toBe(obstacle));

  it('a product without installments is refused', () => expect(findObstacle(purchase, null, 'JP', '2026-10-20')).toBe('NO_INSTALLMENTS'));
});
