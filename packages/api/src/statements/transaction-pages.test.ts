import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { fillAccount } from '../test/uses.js';

let test: TestServer;
let cookie: string;
let strangersCookie: string;

beforeAll(async () => {
  test = await startTestServer();
  const hanako = await enter(test, 'hanako');
  ({ cookie } = hanako);
  strangersCookie = (await enter(test, 'stranger')).cookie;
  await fillAccount(test.services, hanako.member);
});
afterAll(() => test.stop());

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) { viewer { accounts {
  transactions(first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id merchant usedOn amount { minorUnits } card { lastFour } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
} } }`;

interface TransactionPage {
  viewer: { accounts: { transactions: Page }[] };
}
interface Page {
  edges: { cursor: string; node: { id: string; merchant: string; usedOn: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

function ask(variables: object, as = cookie) {
  return test.ask<TransactionPage>(PAGE, variables, { cookie: as });
}

async function page(variables: object): Promise<Page> {
  const answer = await ask(variables);
  const found = answer.data?.viewer.accounts[0]?.transactions;
  if (found === undefined) throw new Error(JSON.stringify(answer.errors));
  return found;
}

describe('a list of transactions', () => {
  it('is walked forward without a gap or a repeat, newest first', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await page({ first: 7, after });
      seen.push(...edges.map(({ node }) => `${node.usedOn} ${node.id}`));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    // 90 uses and the payment of the first bill.
    expect(new Set(seen).size).toBe(91);
    expect(seen.map((entry) => entry.slice(0, 10))).toEqual(
      seen
        .map((entry) => entry.slice(0, 10))
        .toSorted()
        .toReversed(),
    );
  });

  it('is walked backward to the same order', async () => {
    const forward = (await page({ first: 100 })).edges.map(({ node }) => node.id);
    const backward: string[] = [];
    let before: string | null = null;
    do {
      const { edges, pageInfo } = await page({ last: 11, before });
      backward.unshift(...edges.map(({ node }) => node.id));
      before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
    } while (before !== null);
    expect(backward).toEqual(forward);
  });

  it.each([
    [{}, 'Give either `first` or `last`'],
    [{ first: 1, last: 1 }, 'Give either `first` or `last`'],
    [{ first: 0 }, '`first` must be 1 to 100; it is 0.'],
    [{ last: 101 }, '`last` must be 1 to 100; it is 101.'],
    [{ first: 1, before: 'x' }, '`before` goes with `last`'],
    [{ first: 1, after: 'forged' }, 'The cursor was not given out'],
    [{ first: 1, after: Buffer.from('2026-99-99/x').toString('base64url') }, 'The cursor was not given out'],
    [
      { first: 1, after: Buffer.from('2026-02-31/00000000-0000-7000-8000-000000000000').toString('base64url') },
      'The cursor was not given out',
    ],
  ])('asked for with %j says what is wrong', async (variables, message) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', requestId: expect.any(String) as string });
  });

  it('is empty for who has no uses, whoever’s cursor they hold', async () => {
    const [first] = (await page({ first: 1 })).edges;
    const stolen = await ask({ first: 100, after: first?.cursor }, strangersCookie);
    expect(stolen.data?.viewer.accounts[0]?.transactions.edges).toEqual([]);
  });
});

const UNBILLED_PAGE = `query ($after: String) { viewer { accounts { unbilled {
  transactions(first: 12, after: $after) { edges { node { merchant } } pageInfo { hasNextPage endCursor } } } } } }`;

interface UnbilledPage {
  edges: { node: { merchant: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function unbilledPage(after: string | null, as = cookie): Promise<UnbilledPage> {
  const answer = await test.ask<{ viewer: { accounts: { unbilled: { transactions: UnbilledPage } }[] } }>(
    UNBILLED_PAGE,
    { after },
    { cookie: as },
  );
  const found = answer.data?.viewer.accounts[0]?.unbilled.transactions;
  if (found === undefined) throw new Error(JSON.stringify(answer.errors));
  return found;
}

describe('the unbilled uses of an account', () => {
  it('are walked page by page, each once, and nothing of a closed bill', async () => {
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await unbilledPage(after);
      pages.push(edges.map(({ node }) => node.merchant));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages.map((merchants) => merchants.length)).toEqual([12, 12, 6]);
    expect(pages.flat().toSorted()).toEqual(Array.from({ length: 30 }, (_, n) => `店 ${60 + n}`));
    expect((await unbilledPage(null, strangersCookie)).edges).toEqual([]);
  });
});
