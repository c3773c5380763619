import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBulkTransaction, query, type EntityManager } from '../platform/index.js';
import { recordLife, startRecordingLife } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { asOn, billsOf, buy, closeAll, convert, offerOf, PLAN, shopper, type Plan, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

let nth = 0;

/** The issuer says that a purchase was refunded. */
async function refund(member: Shopper, purchaseId: string, on: string, minor: bigint): Promise<void> {
  const [purchase] = await query<{ key: string }>(em(), 'select source_key as key from card_transaction where id = $1', [purchaseId]);
  nth += 1;
  const details = { cardId: member.cardId, kind: 'REFUND', merchant: '家電のひかり', usedOn: on, postedOn: on, original: null } as const;
  await inBulkTransaction(em(), async (bulk) => {
    await startRecordingLife(bulk.em);
    await recordLife(bulk, [
      {
        accountId: member.accountId,
        sourceKey: `refund:${nth}`,
        step: { kind: 'POSTING', amountMinor: -minor },
        on,
        details: { ...details, exchangeRate: null, exchangedOn: null, merchantCategoryCode: null },
        refundOf: purchase?.key ?? '',
      },
    ]);
  });
}

async function planOf(member: Shopper, id: string): Promise<Plan | undefined> {
  const answer = await test.ask<{ node: Plan }>(`query ($id: ID!) { node(id: $id) { ...P } } ${PLAN}`, { id }, { cookie: member.cookie });
  return answer.data?.node;
}

async function converted(userId: string): Promise<{ member: Shopper; purchaseId: string; planId: string }> {
  const member = await shopper(test, userId);
  const [purchaseId = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 60_000n }]);
  // ¥60,000 in 3 at 2.04: ¥1,224 of fee, ¥20,408 each.
  const planId = await asOn(member, '2026-03-10', async () => {
    const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, purchaseId, 3)).id]);
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
    expect(plan?.payments.map(({ amount, status }) => [amount.minorUnits, status])).toEqual([
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
});
