import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleClosingIn, type BillingCalendar } from '../calendar/billing-cycle.js';
import { priceOffer, priceOffers } from './installment-offer.rules.js';
import type { InstallmentPolicy, InstallmentTerm } from './installment-policy.js';
import { feePer10000Of } from './annual-rate.rules.js';
import { unearnedFee, type FirstBill } from './schedule.rules.js';

const CALENDAR: BillingCalendar = { closingDay: 15, dueMonthsLater: 1, dueDay: 10, dueShift: 'NEXT_BUSINESS_DAY', businessCalendar: 'JP' };
const TABLE: InstallmentPolicy = {
  method: 'TABLE',
  minimumAmountMinor: 10_000n,
  minimumPaymentMinor: 1n,
  roundingUnitMinor: 1n,
  remainderTaker: 'FIRST',
  yearDays: 'ALWAYS_365',
  deadlineBusinessDays: 5,
  earlyRepayment: 'RULE_OF_78',
  stepUpFromMinor: 100_000n,
  terms: [],
};
const DAY_COUNT: InstallmentPolicy = { ...TABLE, method: 'DAY_COUNT', earlyRepayment: 'BY_DAYS' };
const FIXED_FEE: InstallmentPolicy = { ...TABLE, method: 'FIXED_MONTHLY_FEE' };

const byTable = (count: number, k: bigint): InstallmentTerm => ({ count, feePer10000: k, annualRateBp: null });
const byRate = (count: number, annualRateBp: bigint): InstallmentTerm => ({
  count,
  feePer10000: feePer10000Of(annualRateBp, count),
  annualRateBp,
});

/** A bill that is the next to close. */
function billClosingOn(day: string, calendar = CALENDAR): FirstBill {
  const { closingDate, dueDate } = cycleClosingIn(day, 0, calendar);
  return { closingDate, dueDate, nextClosing: closingDate };
}

function price(policy: InstallmentPolicy, principal: bigint, term: InstallmentTerm, closing = '2026-10-15') {
  const offer = priceOffer(principal, billClosingOn(closing), CALENDAR, policy, term);
  return { ...offer, amounts: offer.payments.map(({ principalMinor, feeMinor }) => principalMinor + feeMinor) };
}

describe('a plan by the table', () => {
  it('charges ¥1,020 for ¥50,000 in 3 at 2.04: ¥17,008, then ¥17,006', () => {
    expect(price(TABLE, 50_000n, byTable(3, 204n))).toMatchObject({
      feeMinor: 1_020n,
      totalMinor: 51_020n,
      amounts: [17_008n, 17_006n, 17_006n],
    });
  });

  it('charges ¥7,000 for ¥100,000 in 10 at 7.0: ¥10,700 each', () => {
    const { feeMinor, amounts } = price(TABLE, 100_000n, byTable(10, 700n));
    expect(feeMinor).toBe(7_000n);
    expect(amounts).toEqual(Array.from({ length: 10 }, () => 10_700n));
  });

  it('is stated at the rate its k was rounded from, or at what k comes to', () => {
    // 15 % in 10 is k 7.00, which alone comes to 14.99 %.
    expect(price(TABLE, 100_000n, { ...byTable(10, 700n), annualRateBp: 1_500n }).annualRateBp).toBe(1_500n);
    expect(price(TABLE, 100_000n, byTable(10, 700n)).annualRateBp).toBe(1_499n);
  });

  it.each([
    // Mitsui Sumitomo Card, as quoted by https://s.cardnavi-d.com/creditcard-4
    [50_000n, 10, 670n, 3_350n, 5_335n],
    // Nissenren, https://www.nissenren-nicc.co.jp/bunkatsu_tesuryo/
    [100_000n, 10, 750n, 7_500n, 10_750n],
    // Pocket Card, https://www.pocketcard.co.jp/use/shopping/domestic/outline.html
    [100_000n, 10, 700n, 7_000n, 10_700n],
  ])('charges as issuers publish it: %s in %s at %s hundredths on each 100 costs %s, %s a payment', (principal, count, k, fee, amount) => {
    const { feeMinor, amounts } = price(TABLE, principal, byTable(count, k));
    expect(feeMinor).toBe(fee);
    expect(new Set(amounts)).toEqual(new Set([amount]));
  });

  it('rounds down to hundreds of yen where the product says so, and the first payment takes the rest', () => {
    expect(price({ ...TABLE, roundingUnitMinor: 100n }, 50_000n, byTable(3, 204n)).amounts).toEqual([17_020n, 17_000n, 17_000n]);
  });

  it('lets the last payment take the rest where the product says so', () => {
    expect(price({ ...TABLE, remainderTaker: 'LAST' }, 50_000n, byTable(3, 204n)).amounts).toEqual([17_006n, 17_006n, 17_008n]);
  });

  it('earns its fee by the rule of 78: what was billed and what is not earned are the fee, after each payment', () => {
    const { payments, feeMinor, count } = price(TABLE, 123_456n, byTable(12, 834n));
    let billed = 0n;
    for (const payment of payments) {
      billed += payment.feeMinor;
      expect(billed + unearnedFee(feeMinor, count, payment.number)).toBe(feeMinor);
    }
  });
});

describe('a plan with interest by days', () => {
  it('bears interest on the first bill from the day after closing to the pay day', () => {
    // ¥100,000 at 15 % in 3 closing on 15 October, paid on 10 November: 26 days. k is 2.51, the level ⌊102,510/3⌋ = 34,170.
    const { payments, amounts, feeMinor } = price(DAY_COUNT, 100_000n, byRate(3, 1_500n));
    expect(payments.map(({ feeMinor: fee }) => fee)).toEqual([1_068n, 838n, 421n]);
    expect(payments.map(({ principalMinor }) => principalMinor)).toEqual([32_920n, 33_332n, 33_748n]);
    expect(amounts).toEqual([33_988n, 34_170n, 34_169n]);
    expect(feeMinor).toBe(2_327n);
  });

  it('cuts the last interest where all would come to more than the table’s total', () => {
    const late: BillingCalendar = { ...CALENDAR, closingDay: 'MONTH_END', dueMonthsLater: 2, dueDay: 'MONTH_END' };
    const { payments, totalMinor } = priceOffer(100_000n, billClosingOn('2026-06-30', late), late, DAY_COUNT, byRate(10, 1_500n));
    expect(payments.at(-1)?.feeMinor).toBe(0n);
    expect(payments.reduce((sum, { principalMinor }) => sum + principalMinor, 0n)).toBe(100_000n);
    expect(totalMinor).toBeGreaterThan(100_000n);
  });

  it('divides the days of a leap year by 366 where the product says so', () => {
    const first = (yearDays: InstallmentPolicy['yearDays']) =>
      price({ ...DAY_COUNT, yearDays }, 1_000_000n, byRate(3, 1_500n), '2028-01-15').payments[0]?.feeMinor;
    expect([first('ALWAYS_365'), first('ACTUAL')]).toEqual([10_684n, 10_655n]);
  });
});

describe('a plan with a fixed monthly fee', () => {
  it('takes half-up(P/n) and the fee, to the cent, and the last payment takes the difference', () => {
    // USD 1,000.00 in 3 at 0.72 % a month.
    const { payments, totalMinor, annualRateBp } = price(FIXED_FEE, 100_000n, byTable(3, 72n));
    expect(payments.map(({ principalMinor }) => principalMinor)).toEqual([33_333n, 33_333n, 33_334n]);
    expect(payments.map(({ feeMinor }) => feeMinor)).toEqual([720n, 720n, 720n]);
    expect(totalMinor).toBe(102_160n);
    expect(annualRateBp).toBe(1_291n);
  });

  it('rounds half of a minor unit up', () => {
    expect(price(FIXED_FEE, 10_001n, byTable(2, 50n)).payments.map(({ principalMinor }) => principalMinor)).toEqual([5_001n, 5_000n]);
  });
});

describe('the offers for an amount', () => {
  it('come with the fewest payments first, without those whose payments would be too small', () => {
    const policy = { ...TABLE, minimumPaymentMinor: 1_000n, terms: [byTable(24, 1_632n), byTable(3, 204n), byTable(10, 680n)] };
    expect(priceOffers(12_000n, billClosingOn('2026-10-15'), CALENDAR, policy).map(({ count }) => count)).toEqual([3, 10]);
  });
});

describe('every plan', () => {
  const ROUNDS = process.env['PROOF'] === '1' ? 100_000 : 3_000;
  const method = fc.constantFrom('TABLE' as const, 'DAY_COUNT' as const, 'FIXED_MONTHLY_FEE' as const);
  const policies = fc.record({
    method,
    roundingUnitMinor: fc.constantFrom(1n, 100n),
    remainderTaker: fc.constantFrom('FIRST' as const, 'LAST' as const),
    yearDays: fc.constantFrom('ALWAYS_365' as const, 'ACTUAL' as const),
  });
  const calendars = fc.record({
    closingDay: fc.constantFrom<BillingCalendar['closingDay']>(1, 5, 10, 15, 20, 28, 'MONTH_END'),
    dueMonthsLater: fc.constantFrom(1, 2),
    dueDay: fc.constantFrom<BillingCalendar['dueDay']>(4, 10, 26, 27, 'MONTH_END'),
    dueShift: fc.constantFrom('NEXT_BUSINESS_DAY' as const, 'PREVIOUS_BUSINESS_DAY' as const, 'NONE' as const),
    businessCalendar: fc.constantFrom('JP' as const, 'NONE' as const),
  });
  const inputs = fc.record({
    policy: policies,
    calendar: calendars,
    principal: fc.bigInt(10_000n, 100_000_000n),
    count: fc.constantFrom(2, 3, 5, 6, 10, 12, 15, 18, 20, 24, 36, 60),
    annualRateBp: fc.bigInt(0n, 2_000n),
    month: fc.integer({ min: 0, max: 120 }),
    // How many bills after that of the purchase have closed already.
    closed: fc.constantFrom(-1, 0, 1),
  });

  it('sums to principal and fee, has nothing below zero, and falls due on later and later days', () => {
    fc.assert(
      fc.property(inputs, ({ policy, calendar, principal, count, annualRateBp, month, closed }) => {
        const term = policy.method === 'FIXED_MONTHLY_FEE' ? byTable(count, annualRateBp / 12n) : byRate(count, annualRateBp);
        const closing = `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10`;
        const bill = { ...billClosingOn(closing, calendar), nextClosing: cycleClosingIn(closing, closed + 1, calendar).closingDate };
        const { payments, feeMinor, totalMinor } = priceOffer(principal, bill, calendar, { ...TABLE, ...policy }, term);
        expect(payments).toHaveLength(count);
        // Each has a bill of its own: the first that of the purchase, the others such as are still to close.
        const closings = payments.map(({ closingDate }) => closingDate);
        expect(closings).toEqual([...new Set(closings)].sort());
        expect(closings[0]).toBe(bill.closingDate);
        expect(closings.slice(1).every((day) => day >= bill.nextClosing)).toBe(true);
        expect(payments.reduce((sum, { principalMinor }) => sum + principalMinor, 0n)).toBe(principal);
        expect(payments.reduce((sum, payment) => sum + payment.principalMinor + payment.feeMinor, 0n)).toBe(totalMinor);
        expect(totalMinor).toBe(principal + feeMinor);
        for (const payment of payments) {
          expect(payment.principalMinor).toBeGreaterThan(0n);
          expect(payment.feeMinor).toBeGreaterThanOrEqual(0n);
        }
        const days = payments.map(({ dueDate }) => dueDate);
        expect(days).toEqual([...new Set(days)].sort());
        holdMethod({ ...TABLE, ...policy }, principal, term, payments);
      }),
      { numRuns: ROUNDS },
    );
  });

  /** What product.md’s methods promise, written once more another way. */
  function holdMethod(
    policy: InstallmentPolicy,
    principal: bigint,
    term: InstallmentTerm,
    payments: readonly { principalMinor: bigint; feeMinor: bigint }[],
  ) {
    const amounts = payments.map(({ principalMinor, feeMinor }) => principalMinor + feeMinor);
    const total = amounts.reduce((sum, amount) => sum + amount, 0n);
    const count = BigInt(payments.length);
    const tableTotal = principal + (principal * term.feePer10000) / 10_000n;
    if (policy.method === 'TABLE') {
      expect(total).toBe(tableTotal);
      const level = tableTotal / count - ((tableTotal / count) % policy.roundingUnitMinor);
      const [odd] = policy.remainderTaker === 'FIRST' ? amounts.splice(0, 1) : amounts.splice(-1, 1);
      expect(new Set(amounts)).toEqual(new Set([level]));
      expect(odd).toBeLessThan(level + count * policy.roundingUnitMinor);
      expect(odd).toBeGreaterThanOrEqual(level);
    }
    if (policy.method === 'DAY_COUNT') {
      expect(new Set(amounts.slice(1, -1))).toEqual(new Set(count > 2n ? [tableTotal / count] : []));
      // Only where the last interest is cut to nothing can the first one’s days come to more than the table.
      if (payments.at(-1)?.feeMinor !== 0n) expect(total).toBeLessThanOrEqual(tableTotal);
    }
    if (policy.method === 'FIXED_MONTHLY_FEE') {
      expect(new Set(payments.map(({ feeMinor }) => feeMinor)).size).toBe(1);
      const [first] = payments;
      const last = payments.at(-1);
      const difference = (last?.principalMinor ?? 0n) - (first?.principalMinor ?? 0n);
      expect(difference <= count && difference >= -count).toBe(true);
    }
  }
});
