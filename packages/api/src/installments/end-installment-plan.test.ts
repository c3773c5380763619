import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityManager } from '../platform/index.js';
import { onDay as clockOnDay } from '../test/clock.js';
import {
  asOn,
  billsOf,
  buy,
  cancel,
  closeAll,
  convert,
  enter,
  offerOf,
  offersFor,
  pay,
  PLAN,
  planOf,
  repay,
  shopper,
  type Plan,
} from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

const onDay = <T>(day: string, work: () => Promise<T>): Promise<T> => clockOnDay(test.services, day, work);

describe('a cancellation', () => {
  it('before the closing has the purchase paid at once again, as if nothing had been', async () => {
    const member = await shopper(test, 'cancels.early');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    await asOn(member, '2026-03-10', async () => {
      const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, id, 3)).id]);
      expect(await cancel(member, plan?.id ?? '')).toMatchObject({ plan: { status: 'CANCELLED', remaining: { minorUnits: 0 } } });
      expect((await offersFor(member, id)).__typename).toBe('InstallmentOffers');
    });
    await onDay('2026-04-20', () => closeAll(member));
    expect(await billsOf(member)).toEqual(['2026-03 50000 0', '2026-04 50000 0']);
  });

  it('after the closing puts the purchase back on the bill by lines that are added, until the deadline', async () => {
    const member = await shopper(test, 'cancels.late');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    const plan = await asOn(member, '2026-03-10', async () => {
      return (await convert(member, [(await offerOf(member, id, 3)).id])).plans?.[0];
    });
    await onDay('2026-03-20', () => closeAll(member));
    expect(await billsOf(member)).toEqual(['2026-03 17008 0']);
    await asOn(member, '2026-04-04', async () => {
      expect(await cancel(member, plan?.id ?? '')).toMatchObject({ __typename: 'PlanNotCancellable' });
    });
    await asOn(member, '2026-04-03', async () => {
      expect(await cancel(member, plan?.id ?? '')).toMatchObject({ plan: { status: 'CANCELLED' } });
    });
    expect(await billsOf(member)).toEqual(['2026-03 17008 32992']);
    await onDay('2026-04-20', () => closeAll(member));
    expect(await billsOf(member)).toEqual(['2026-03 17008 32992', '2026-04 50000 0']);
  });
});

describe('an early repayment', () => {
  it('puts the rest on the next bill with the fee earned by then, exactly as quoted', async () => {
    const member = await shopper(test, 'repays');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    const planned = await asOn(member, '2026-03-10', async () => {
      return (await convert(member, [(await offerOf(member, id, 10)).id])).plans?.[0];
    });
    const billed = 5_350 * 2;
    await onDay('2026-04-20', async () => {
      await closeAll(member);
      await enter(member);
      const seen = await test.ask<{ node: Plan }>(
        `query ($id: ID!) { node(id: $id) { ...P } } ${PLAN}`,
        { id: planned?.id },
        { cookie: member.cookie },
      );
      const quote = seen.data?.node.repaymentQuote;
      // ⌊3,500·7·8/(10·11)⌋ of the fee is not earned when all is settled with the third payment.
      expect(quote?.unearnedFee.minorUnits).toBe(1_781);
      expect(quote?.amount.minorUnits).toBe(53_500 - billed - 1_781);
      expect(await repay(member, quote?.id ?? '')).toMatchObject({
        plan: { status: 'REPAID', remaining: { minorUnits: 53_500 - billed - 1_781 } },
      });
      // What was agreed on is kept, and sums to the total agreed on.
      const agreed = await agreedOf(planned?.id ?? '', member.cookie);
      expect(agreed).toEqual(Array.from({ length: 10 }, () => 5_350));
      expect(await repay(member, quote?.id ?? '')).toMatchObject({ __typename: 'PlanNotRepayable' });
    });
    const repayment = { amount: { minorUnits: 53_500 - billed - 1_781 }, unearnedFee: { minorUnits: 1_781 }, dueDate: '2026-06-10' };
    const after = (day: string) => asOn(member, day, () => planOf(member, planned?.id ?? ''));
    expect((await after('2026-04-21')).earlyRepayment).toMatchObject({ ...repayment, isPaid: false });
    await onDay('2026-06-20', () => closeAll(member));
    expect((await billsOf(member)).at(-1)).toBe(`2026-06 ${53_500 - 1_781} 0`);
    // It stands on a bill, and is no more finished than before: it is to be paid.
    expect((await after('2026-06-21')).earlyRepayment).toMatchObject({ ...repayment, isPaid: false });
    await pay(member, '2026-06-22', BigInt(53_500 - 1_781));
    expect((await after('2026-06-23')).earlyRepayment).toMatchObject({ ...repayment, isPaid: true });
  });
});

async function agreedOf(id: string, cookie: string): Promise<number[]> {
  const answer = await test.ask<{ node: { payments: { agreed: { amount: { minorUnits: number } } }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on InstallmentPlan { payments { agreed { amount { minorUnits } } } } } }',
    { id },
    { cookie },
  );
  return (answer.data?.node.payments ?? []).map(({ agreed }) => agreed.amount.minorUnits);
}
