import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { asOn, billsOf, buy, closeAll, convert, offerOf, planOf, refund, repay, shopper, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

async function converted(userId: string, minor = 60_000n, count = 3): Promise<{ member: Shopper; purchaseId: string; planId: string }> {
  const member = await shopper(test, userId);
  const [purchaseId = ''] = await buy(em(), member, [{ on: '2026-03-01', minor }]);
  // ¥60,000 in 3 at 2.04: ¥1,224 of fee, ¥20,408 each.
  const planId = await asOn(member, '2026-03-10', async () => {
    const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, purchaseId, count)).id]);
    return plan?.id ?? '';
  });
  return { member, purchaseId, planId };
}

describe('a refund of a purchase in installments', () => {
  it('makes what is still to be billed smaller, the fee with it, and gives nothing back twice', async () => {
    const { member, purchaseId, planId } = await converted('refund.part');
    await onDay(test.services, '2026-03-20', () => closeAll(member));
    await refund(member, purchaseId, '2026-03-25', 10_000n);
    const plan = await asOn(member, '2026-03-26', () => planOf(member, planId));
    expect(plan.payments.map(({ amount, status }) => [amount.minorUnits, status])).toEqual([
      [20_408, 'BILLED'],
      [15_331, 'UPCOMING'],
      [15_332, 'UPCOMING'],
    ]);
    await onDay(test.services, '2026-05-20', () => closeAll(member));
    expect(await billsOf(member)).toEqual(['2026-03 20408 0', '2026-04 35739 0', '2026-05 51071 0']);
  });

  it('in whole ends the plan, and what was billed of it comes back on the next bill', async () => {
    const { member, purchaseId, planId } = await converted('refund.whole');
    await onDay(test.services, '2026-03-20', () => closeAll(member));
    await refund(member, purchaseId, '2026-03-25', 60_000n);
    await asOn(member, '2026-03-26', async () => {
      expect(await planOf(member, planId)).toMatchObject({ status: 'REFUNDED', remaining: { minorUnits: 0 } });
    });
    await onDay(test.services, '2026-04-20', () => closeAll(member));
    const [, april] = await billsOf(member);
    // Of the first payment ¥19,796 was principal: ¥612 of fee had been earned by then.
    expect(april).toBe(`2026-04 ${20_408 - 19_796} 0`);
  });

  it('makes the fee of an early repayment smaller too: all that is quoted can be repaid', async () => {
    const { member, purchaseId, planId } = await converted('refund.repaid', 90_000n, 10);
    await onDay(test.services, '2026-04-20', () => closeAll(member));
    await refund(member, purchaseId, '2026-04-21', 65_000n);
    await asOn(member, '2026-04-22', async () => {
      const plan = await planOf(member, planId);
      // ¥7,917 and ¥444 of fee are left; ⌊6,300·7,917·7·8/(72,917·10·11)⌋ = ¥348 of it is not earned.
      expect(plan).toMatchObject({ remaining: { minorUnits: 8_361 }, repaymentQuote: { unearnedFee: { minorUnits: 348 } } });
      expect(plan.repaymentQuote?.amount.minorUnits).toBe(7_917 + 96);
      expect(await repay(member, plan.repaymentQuote?.id ?? '')).toMatchObject({ plan: { status: 'REPAID' } });
    });
    await onDay(test.services, '2026-05-20', () => closeAll(member));
    expect((await billsOf(member)).at(-1)).toBe(`2026-05 ${9_630 * 2 + 7_917 + 96} 0`);
  });

  it('that leaves less than a yen a payment drops those of nothing, and the plan comes to its end', async () => {
    const { member, purchaseId, planId } = await converted('refund.crumbs', 60_000n, 10);
    await refund(member, purchaseId, '2026-03-11', 59_995n);
    await asOn(member, '2026-03-12', async () => {
      const plan = await planOf(member, planId);
      expect(plan.payments.filter(({ status }) => status === 'DROPPED').map(({ amount }) => amount.minorUnits)).toEqual([0, 0, 0, 0, 0]);
    });
    await asOn(member, '2027-02-20', async () => {
      await closeAll(member);
      expect(await planOf(member, planId)).toMatchObject({ status: 'COMPLETED', remaining: { minorUnits: 0 } });
    });
  });
});
