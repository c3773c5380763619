import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { addToFamily } from '../test/family.js';
import { asOn, buy, closeAll, convert, enter, offerOf, shopper, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let basic: Shopper;
let child: Shopper;
let transactionId: string;
let planId: string;
beforeAll(async () => {
  test = await startTestServer();
  basic = await shopper(test, 'the.basic');
  child = { ...(await addToFamily(test, basic, 'the.child', '1111')), test, cookie: '' };
  const [own = ''] = await buy(test.services.database.fork(), child, [{ on: '2026-03-01', minor: 60_000n }]);
  transactionId = globalId('Transaction', basic.accountId, own);
  await asOn(basic, '2026-03-10', async () => {
    // ¥60,000 in 3 at 2.04: ¥20,408 each.
    planId = (await convert(basic, [(await offerOf(basic, own, 3)).id])).plans?.[0]?.id ?? '';
  });
});
afterAll(() => test.stop());

interface Line {
  kind: string;
  amount: { minorUnits: number };
  isAdjustment: boolean;
  waitsFor: string | null;
  statement: { label: string } | null;
}

/** Each line of the purchase as `kind amount bill`. */
async function linesOf({ cookie }: Shopper): Promise<string[]> {
  const answer = await test.ask<{ node: { billLines: Line[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Transaction { billLines { kind amount { minorUnits } isAdjustment waitsFor statement { label } } } } }',
    { id: transactionId },
    { cookie },
  );
  return (answer.data?.node.billLines ?? []).map(({ kind, amount, statement, waitsFor, isAdjustment }) =>
    [kind, amount.minorUnits, statement?.label ?? waitsFor, ...(isAdjustment ? ['changed'] : [])].join(' '),
  );
}

describe('AZ-02: of a plan for their own purchase, a supplementary member', () => {
  it('sees what the next bill has of it, in one line, while the basic member sees the plan', async () => {
    await asOn(child, '2026-03-11', async () => {
      expect(await linesOf(child)).toEqual(['USE 20408 2026-03-15']);
      await enter(basic);
      expect(await linesOf(basic)).toHaveLength(6);
    });
  });

  it('sees what each bill has had of it, and nothing of later ones', async () => {
    await asOn(child, '2026-03-20', async () => {
      await closeAll(basic);
      expect(await linesOf(child)).toEqual(['USE 20408 2026-03', 'USE 20408 2026-04-15']);
    });
  });

  it('sees no change of a closed bill, nor its fee', async () => {
    const [late = ''] = await asOn(basic, '2026-04-01', () =>
      buy(test.services.database.fork(), child, [{ on: '2026-04-01', minor: 50_000n }]),
    );
    await asOn(basic, '2026-04-20', async () => {
      await closeAll(basic);
      await convert(basic, [(await offerOf(basic, late, 3)).id]);
      transactionId = globalId('Transaction', basic.accountId, late);
      expect(await linesOf(basic)).toContain('USE -50000 2026-04 changed');
      await enter(child);
      expect(await linesOf(child)).toEqual(['USE 17008 2026-04', 'USE 17006 2026-05-15']);
    });
  });

  it('finds neither plan, receipt nor what can be converted', async () => {
    await asOn(child, '2026-04-21', async () => {
      const answer = await test.ask<{ plan: unknown; use: { wayOfPaying: string; installmentPlan: unknown }; account: object }>(
        `query ($plan: ID!, $use: ID!, $account: ID!) { plan: node(id: $plan) { id } use: node(id: $use) { ... on Transaction { wayOfPaying installmentPlan { id } } }
           account: node(id: $account) { ... on Account { installmentPlans(first: 9) { edges { node { id } } } convertiblePurchases(first: 9) { edges { node { id } } } } } }`,
        { plan: planId, use: transactionId, account: globalId('Account', basic.accountId) },
        { cookie: child.cookie },
      );
      expect(answer.data).toEqual({
        plan: null,
        use: { wayOfPaying: 'INSTALLMENTS', installmentPlan: null },
        account: { installmentPlans: { edges: [] }, convertiblePurchases: { edges: [] } },
      });
      await enter(basic);
      const url = `/downloads/installment-plans/${planId}.pdf`;
      const statuses = [];
      for (const { cookie } of [child, basic]) statuses.push((await test.server.app.inject({ url, headers: { cookie } })).statusCode);
      expect(statuses).toEqual([404, 200]);
    });
  });
});
