import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { recordOpenStatement, recordUses, sumOpenStatement } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { asOn, billsOf, buy, cancel, closeAll, convert, offerOf, pay, planOf, shopper, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

interface Edge {
  billedAmount: { minorUnits: number } | null;
  installment: { number: number; count: number } | null;
}

/** Each use in a list, as `amount on the bill, number/count`. */
async function usesIn(member: Shopper, list: string): Promise<string[]> {
  const answer = await test.ask<{ node: Record<string, { transactions: { edges: Edge[] } }> }>(
    `query ($id: ID!) { node(id: $id) { ... on Account { ${list} {
       transactions(first: 10) { edges { billedAmount { minorUnits } installment { number count } } } } } } }`,
    { id: globalId('Account', member.accountId) },
    { cookie: member.cookie },
  );
  const edges = Object.values(answer.data?.node ?? {})[0]?.transactions.edges ?? [];
  return edges.map(({ billedAmount, installment }) =>
    [billedAmount?.minorUnits, installment === null ? null : `${installment.number}/${installment.count}`].join(' '),
  );
}

async function unbilledOf(member: Shopper): Promise<unknown> {
  const answer = await test.ask<{ node: { unbilled: { count: number; total: { minorUnits: number } } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Account { unbilled { count total { minorUnits } } } } }',
    { id: globalId('Account', member.accountId) },
    { cookie: member.cookie },
  );
  return answer.data?.node.unbilled;
}

it('a bill has one payment of a purchase in installments, and says which', async () => {
  const member = await shopper(test, 'reader.of.bills');
  const [early = '', , late = ''] = await buy(test.services.database.fork(), member, [
    { on: '2026-03-01', minor: 50_000n },
    { on: '2026-03-02', minor: 1_200n },
    { on: '2026-03-03', minor: 50_000n },
  ]);
  // Before the closing the next bill has the first payment; what later ones have is not unbilled yet.
  await asOn(member, '2026-03-10', async () => {
    await convert(member, [(await offerOf(member, early, 3)).id]);
    expect(await usesIn(member, 'unbilled')).toEqual(['50000 ', '1200 ', '17008 1/3']);
    expect(await unbilledOf(member)).toMatchObject({ count: 3, total: { minorUnits: 68_208 } });
  });
  // After it, what was changed on the bill counts as well.
  await asOn(member, '2026-03-20', async () => {
    await closeAll(member);
    await convert(member, [(await offerOf(member, late, 3)).id]);
    expect(await usesIn(member, 'statement(label: "2026-03")')).toEqual(['17008 1/3', '1200 ', '17008 1/3']);
    expect(await usesIn(member, 'unbilled')).toEqual(['17006 2/3', '17006 2/3']);
  });
  await asOn(member, '2026-05-20', async () => {
    await closeAll(member);
    expect(await usesIn(member, 'statement(label: "2026-05")')).toEqual(['17006 3/3', '17006 3/3']);
    expect(await usesIn(member, 'unbilled')).toEqual([]);
  });
});

it('an open statement of a file is the sum of its lines, also when a purchase on it is converted, and again when that is cancelled', async () => {
  const member = await shopper(test, 'reader.of.files');
  const em = test.services.database.fork();
  const { id } = await recordOpenStatement(em, member.accountId, { start: '2026-03-01', end: '2026-03-12' });
  const uses = [
    newUse({ usedOn: '2026-03-02', amountMinor: 60_000n, sourceKey: 'file:1' }),
    newUse({ usedOn: '2026-03-02', amountMinor: 900n }),
  ];
  await recordUses(em, member.accountId, uses, id);
  await sumOpenStatement(em, member.accountId, id);
  const [purchase] = await query<{ id: string }>(em, `select id from card_transaction where source_key = 'file:1'`, []);
  await asOn(member, '2026-03-10', async () => {
    expect(await billsOf(member)).toEqual(['2026-03 60900 0']);
    const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, purchase?.id ?? '', 3)).id]);
    expect(await billsOf(member)).toEqual(['2026-03 900 0']);
    await cancel(member, plan?.id ?? '');
    expect(await unbilledOf(member)).toMatchObject({ total: { minorUnits: 60_900 } });
    expect(await linesMissing(member)).toBe('0');
  });
});

/** What the lines of statements come to, less their totals. */
async function linesMissing({ accountId }: Shopper): Promise<string | undefined> {
  const [row] = await query<{ minor: string }>(
    test.services.database.fork(),
    `select ((select coalesce(sum(amount_minor), 0) from bill_line where account_id = $1 and statement_id is not null and not is_adjustment)
           - (select coalesce(sum(total_minor), 0) from statement where account_id = $1))::text as minor`,
    [accountId],
  );
  return row?.minor;
}

it('a payment on a bill that was carried over is paid when that debt is, wherever it is owed by then', async () => {
  const member = await shopper(test, 'pays.late');
  const [, id = ''] = await buy(test.services.database.fork(), member, [
    { on: '2026-03-01', minor: 20_000n },
    { on: '2026-03-02', minor: 60_000n },
  ]);
  const planId = await asOn(member, '2026-03-10', async () => {
    const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, id, 3)).id]);
    return plan?.id ?? '';
  });
  await onDay(test.services, '2026-04-20', () => closeAll(member));
  expect(await statusesOf(member)).toEqual(['2026-03 CARRIED_OVER', '2026-04 CLOSED']);
  // The debit of 10 April is reported after the closing: it pays the first bill, and not yet the new uses of the second.
  await pay(member, '2026-04-21', 40_000n);
  expect(await statusesOf(member)).toEqual(['2026-03 CARRIED_OVER', '2026-04 CLOSED']);
  await pay(member, '2026-04-22', 408n);
  expect(await statusesOf(member)).toEqual(['2026-03 PAID', '2026-04 CLOSED']);
  await asOn(member, '2026-04-23', async () => {
    const { payments } = await planOf(member, planId);
    expect(payments.map(({ status }) => status)).toEqual(['PAID', 'BILLED', 'UPCOMING']);
    expect(await dueOf(member, '2026-03')).toBe(0);
  });
  // Carried over twice, and paid at last.
  await onDay(test.services, '2026-07-20', () => closeAll(member));
  expect(await statusesOf(member)).toEqual([
    '2026-03 PAID',
    '2026-04 CARRIED_OVER',
    '2026-05 CARRIED_OVER',
    '2026-06 CARRIED_OVER',
    '2026-07 CLOSED',
  ]);
  await pay(member, '2026-07-21', 40_816n);
  expect(new Set(await statusesOf(member))).toEqual(
    new Set(['2026-03 PAID', '2026-04 PAID', '2026-05 PAID', '2026-06 PAID', '2026-07 PAID']),
  );
});

async function statusesOf({ accountId }: Shopper): Promise<string[]> {
  const rows = await query<{ bill: string }>(
    test.services.database.fork(),
    `select label || ' ' || status as bill from statement where account_id = $1 order by period_end`,
    [accountId],
  );
  return rows.map(({ bill }) => bill);
}

async function dueOf({ accountId, cookie }: Shopper, label: string): Promise<number | undefined> {
  const answer = await test.ask<{ node: { statement: { amountDue: { minorUnits: number } } } }>(
    'query ($id: ID!, $label: String!) { node(id: $id) { ... on Account { statement(label: $label) { amountDue { minorUnits } } } } }',
    { id: globalId('Account', accountId), label },
    { cookie },
  );
  return answer.data?.node.statement.amountDue.minorUnits;
}
