import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { asOn, buy, closeAll, convert, offerOf, shopper, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

/** What the API names as convertible, two a page. */
async function listed(member: Shopper): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const answer: { data: Answer | null } = await test.ask<Answer>(
      `query ($id: ID!, $after: String) { node(id: $id) { ... on Account { convertiblePurchases(first: 2, after: $after) {
         edges { node { id } } pageInfo { hasNextPage endCursor } } } } }`,
      { id: globalId('Account', member.accountId), after },
      { cookie: member.cookie },
    );
    const page = answer.data?.node.convertiblePurchases;
    found.push(...(page?.edges ?? []).map(({ node }) => node.id));
    after = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

interface Answer {
  node: {
    convertiblePurchases: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
}

describe('the purchases that can be turned into installments', () => {
  it('are those above the smallest amount, on no bill or on one whose deadline has not passed, newest first', async () => {
    const member = await shopper(test, 'several.at.once');
    const em = test.services.database.fork();
    const ids = await buy(em, member, [
      { on: '2026-03-01', minor: 50_000n },
      { on: '2026-03-02', minor: 9_999n },
      { on: '2026-03-03', minor: 10_000n, kind: 'FEE' },
      { on: '2026-03-04', minor: 10_000n },
      { on: '2026-03-20', minor: 70_000n },
    ]);
    const [first = '', , , small = '', later = ''] = ids;
    const name = (id: string) => globalId('Transaction', member.accountId, id);
    await asOn(member, '2026-03-21', async () => {
      await closeAll(member);
      expect(await listed(member)).toEqual([later, small, first].map(name));
      await convert(member, [(await offerOf(member, first, 3)).id]);
      expect(await listed(member)).toEqual([later, small].map(name));
    });
    // The first bill is due on 10 April; its deadline is 3 April.
    await asOn(member, '2026-04-03', async () => expect(await listed(member)).toEqual([later, small].map(name)));
    await asOn(member, '2026-04-04', async () => expect(await listed(member)).toEqual([later].map(name)));
  });

  it('are the basic member’s alone', async () => {
    const member = await shopper(test, 'of.the.basic.member');
    const other = await shopper(test, 'of.somebody.else');
    await buy(test.services.database.fork(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    await asOn(other, '2026-03-10', async () => {
      const answer = await test.ask<{ node: unknown }>(
        'query ($id: ID!) { node(id: $id) { ... on Account { convertiblePurchases(first: 2) { edges { cursor } } } } }',
        { id: globalId('Account', member.accountId) },
        { cookie: other.cookie },
      );
      expect(answer.data?.node).toBeNull();
    });
  });
});
