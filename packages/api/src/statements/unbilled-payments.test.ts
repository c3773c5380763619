import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, type EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { newUse } from '../test/uses.js';
import { closeNextCycle, recordUses, startBilling } from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const em = (): EntityManager => test.services.database.fork();

interface Unbilled {
  total: { minorUnits: number };
  count: number;
  transactions: { edges: { node: { kind: string }; billedAmount: { minorUnits: number } }[] };
}

/** A member with a bill of ¥50,000, due on 10 April. */
async function billed(userId: string) {
  const { member, cookie } = await enter(test, userId);
  await startBilling(em(), member.accountId, '2026-02-16');
  await recordUses(em(), member.accountId, [newUse({ cardId: member.cardId, usedOn: '2026-03-01', amountMinor: 50_000n })]);
  await onDay(test.services, '2026-03-20', () => closeAll(member));
  return { member, cookie };
}

async function closeAll({ accountId }: EnrolledMember): Promise<void> {
  while ((await closeNextCycle(em(), accountId)) !== null);
}

function pay({ accountId }: EnrolledMember, usedOn: string, minor: bigint): Promise<number> {
  return recordUses(em(), accountId, [newUse({ kind: 'PAYMENT', merchant: '口座振替', usedOn, amountMinor: -minor })]);
}

async function unbilledOf({ accountId }: EnrolledMember, cookie: string) {
  const { data } = await test.ask<{ node: { unbilled: Unbilled } }>(
    `query ($id: ID!) { node(id: $id) { ... on Account { unbilled { total { minorUnits } count
       transactions(first: 10) { edges { billedAmount { minorUnits } node { kind } } } } } } }`,
    { id: globalId('Account', accountId) },
    { cookie },
  );
  const { total, count, transactions } = data?.node.unbilled ?? { total: null, count: null, transactions: { edges: [] } };
  return [total?.minorUnits, count, transactions.edges.map(({ node, billedAmount }) => `${node.kind} ${billedAmount.minorUnits}`)];
}

describe('what is unbilled, beside payments', () => {
  it('is what was used since: a payment that pays a bill takes nothing off it', async () => {
    const { member, cookie } = await billed('pays.the.bill');
    await recordUses(em(), member.accountId, [newUse({ cardId: member.cardId, usedOn: '2026-04-02', amountMinor: 20_000n })]);
    await pay(member, '2026-04-10', 50_000n);
    expect(await unbilledOf(member, cookie)).toEqual([20_000, 1, ['PURCHASE 20000']]);
  });

  it('is less by what was paid beyond all bills', async () => {
    const { member, cookie } = await billed('pays.too.much');
    await recordUses(em(), member.accountId, [newUse({ cardId: member.cardId, usedOn: '2026-04-02', amountMinor: 20_000n })]);
    await pay(member, '2026-04-03', 53_000n);
    expect(await unbilledOf(member, cookie)).toEqual([17_000, 2, ['PAYMENT -3000', 'PURCHASE 20000']]);
  });

  it('is less by a payment of a bill that stands as a whole on the next one already', async () => {
    const { member, cookie } = await billed('pays.late');
    // Paid after the closing on 15 April, and recorded before that was done.
    await pay(member, '2026-04-17', 50_000n);
    expect(await unbilledOf(member, cookie)).toEqual([0, 0, []]);
    await onDay(test.services, '2026-04-18', () => closeAll(member));
    expect(await unbilledOf(member, cookie)).toEqual([-50_000, 1, ['PAYMENT -50000']]);
  });
});
