import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { asOn, buy, closeAll, convert, offerOf, shopper, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

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
