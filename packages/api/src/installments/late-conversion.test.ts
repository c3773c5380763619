import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import {
  asOn,
  billsOf,
  buy,
  cancel,
  changeProduct,
  closeAll,
  convert,
  offerOf,
  offersFor,
  pay,
  planOf,
  shopper,
  TABLE_POLICY,
  type Shopper,
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

/** Their books close on the 5th and bills are paid on the 10th of the next month: the next one closes before the deadline. */
async function lateShopper(userId: string): Promise<{ member: Shopper; purchaseId: string }> {
  const member = await shopper(test, userId);
  const calendar = { closingDay: 5, dueMonthsLater: 1, dueDay: 10 };
  await changeProduct(member, { policy: { ...TABLE_POLICY, deadlineBusinessDays: 2 }, calendar }, '2026-03-01');
  const [purchaseId = ''] = await buy(em(), member, [
    { on: '2026-03-01', minor: 60_000n },
    { on: '2026-03-20', minor: 1_000n },
  ]);
  return { member, purchaseId };
}

it('a purchase converted when the bill after its own has closed goes on with the bill that closes next, as offered', async () => {
  const { member, purchaseId } = await lateShopper('converts.late');
  const planId = await asOn(member, '2026-04-07', async () => {
    await closeAll(member);
    const offer = await offerOf(member, purchaseId, 3);
    expect(offer.payments.map(({ closingDate, dueDate }) => [closingDate, dueDate])).toEqual([
      ['2026-03-05', '2026-04-10'],
      ['2026-05-05', '2026-06-10'],
      ['2026-06-05', '2026-07-10'],
    ]);
    expect(offer.forecast.map(({ closingDate, after }) => [closingDate, after.minorUnits])).toEqual([
      ['2026-03-05', 20_408],
      ['2026-05-05', 20_408],
      ['2026-06-05', 20_408],
    ]);
    const { plans: [plan] = [] } = await convert(member, [offer.id]);
    expect(plan?.payments.map(({ closingDate }) => closingDate)).toEqual(offer.payments.map(({ closingDate }) => closingDate));
    return plan?.id ?? '';
  });
  await pay(member, '2026-04-10', 20_408n);
  await pay(member, '2026-05-11', 1_000n);
  await onDay(test.services, '2026-05-20', () => closeAll(member));
  expect(await billsOf(member)).toEqual(['2026-03 60000 -39592', '2026-04 1000 0', '2026-05 20408 0']);
  await pay(member, '2026-06-10', 20_408n);
  await asOn(member, '2026-07-20', async () => {
    await closeAll(member);
    const plan = await planOf(member, planId);
    expect(plan).toMatchObject({ status: 'COMPLETED', remaining: { minorUnits: 0 } });
    expect(plan.payments.map(({ status }) => status)).toEqual(['PAID', 'PAID', 'BILLED']);
  });
});

it('a plan cancelled when two of its payments are billed is taken off both bills, and the purchase can be converted anew', async () => {
  const { member, purchaseId } = await lateShopper('cancels.two.bills');
  await asOn(member, '2026-04-03', async () => {
    await closeAll(member);
    const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, purchaseId, 3)).id]);
    expect(plan?.payments.map(({ closingDate }) => closingDate)).toEqual(['2026-03-05', '2026-04-05', '2026-05-05']);
  });
  await asOn(member, '2026-04-07', async () => {
    await closeAll(member);
    expect(await billsOf(member)).toEqual(['2026-03 60000 -39592', '2026-04 21408 0']);
    const { node } = await firstPlan(member);
    expect(await cancel(member, node.id)).toMatchObject({ plan: { status: 'CANCELLED' } });
    expect(await billsOf(member)).toEqual(['2026-03 60000 0', '2026-04 21408 -20408']);
    const { plans: [again] = [] } = await convert(member, [(await offerOf(member, purchaseId, 3)).id]);
    expect(again?.payments.map(({ closingDate, status }) => `${closingDate} ${status}`)).toEqual([
      '2026-03-05 BILLED',
      '2026-05-05 UPCOMING',
      '2026-06-05 UPCOMING',
    ]);
  });
});

it('books closed before their time end conversion and cancellation with the bill that is carried over', async () => {
  const member = await shopper(test, 'closes.early');
  const [converted = '', left = ''] = await buy(em(), member, [
    { on: '2026-03-01', minor: 60_000n },
    { on: '2026-03-02', minor: 50_000n },
  ]);
  const planId = await asOn(member, '2026-03-10', async () => {
    return (await convert(member, [(await offerOf(member, converted, 3)).id])).plans?.[0]?.id ?? '';
  });
  await onDay(test.services, '2026-04-20', () => closeAll(member));
  // As a simulation leaves it: the next bill has closed, and the deadline of 3 April has not passed.
  await asOn(member, '2026-03-20', async () => {
    expect(await offersFor(member, left)).toMatchObject({ __typename: 'NoInstallmentOffers', obstacle: 'DEADLINE_PASSED' });
    expect(await planOf(member, planId)).toMatchObject({ cancellableUntil: null });
    expect(await cancel(member, planId)).toMatchObject({ __typename: 'PlanNotCancellable' });
  });
  expect(await billsOf(member)).toEqual(['2026-03 70408 0', '2026-04 90816 0']);
});

async function firstPlan({ cookie }: Shopper): Promise<{ node: { id: string } }> {
  const answer = await test.ask<{ viewer: { accounts: { installmentPlans: { edges: { node: { id: string } }[] } }[] } }>(
    '{ viewer { accounts { installmentPlans(first: 1) { edges { node { id } } } } } }',
    {},
    { cookie },
  );
  const [edge] = answer.data?.viewer.accounts[0]?.installmentPlans.edges ?? [];
  if (edge === undefined) throw new Error(JSON.stringify(answer));
  return edge;
}
