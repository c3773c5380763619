import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { fillStatements } from '../test/statements.js';

const IS_PROOF = process.env['PROOF'] === '1';

let test: TestServer;
let hanako: Entered;
let stranger: Entered;
beforeAll(async () => {
  test = await startTestServer();
  hanako = await enter(test, 'hanako');
  stranger = await enter(test, 'stranger');
  await fillStatements(test.services, hanako.member);
  await fillStatements(test.services, stranger.member);
});
afterAll(() => test.stop());

/** Every list of statements and uses, under one name. */
const LISTS = {
  statements: 'list: statements(PAGE) { EDGES }',
  transactions: 'list: transactions(PAGE) { EDGES }',
  'unbilled ones': 'below: unbilled { list: transactions(PAGE) { EDGES } }',
  'those of a statement': 'below: statement(label: "2026-03") { list: transactions(PAGE) { EDGES } }',
  'found by day': 'list: searchTransactions(PAGE) { EDGES }',
  'found by amount': 'list: searchTransactions(sort: LARGEST, PAGE) { EDGES }',
} as const;
type ListName = keyof typeof LISTS;

const NAMES = Object.keys(LISTS) as ListName[];
const PAGE = 'first: $first, after: $after, last: $last, before: $before';
const EDGES = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

interface Paging {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
}

interface List {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function page(
  name: ListName,
  paging: Paging,
  who: Entered = hanako,
): Promise<{ status: number; list: List | null; ids: string[]; tookMs: number }> {
  const ask = LISTS[name].replace('PAGE', PAGE).replace('EDGES', EDGES);
  const document = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { node(id: $id) { ... on Account { ${ask} } } }`;
  const began = performance.now();
  const { status, data } = await test.ask<{ node: { list?: List; below?: { list: List } } | null }>(
    document,
    { id: globalId('Account', who.member.accountId), ...paging },
    { cookie: who.cookie },
  );
  const list = data?.node?.list ?? data?.node?.below?.list ?? null;
  return { status, list, ids: list?.edges.map(({ node }) => node.id) ?? [], tookMs: performance.now() - began };
}

/** Cursors of the stranger's own lists, and of places no list has. */
async function strangersCursors(name: ListName): Promise<string[]> {
  return (await page(name, { first: 100 }, stranger)).list?.edges.map(({ cursor }) => cursor) ?? [];
}

describe('IN-07: a cursor', () => {
  it.each(NAMES)('with any byte changed is refused, or still a place in the same list: %s', async (name) => {
    const all = await page(name, { first: 100 });
    const cursor = all.list?.edges[0]?.cursor ?? '';
    expect(cursor).not.toBe('');
    const bytes = Buffer.from(cursor, 'base64url');
    const step = IS_PROOF ? 1 : 7;
    for (let at = 0; at < bytes.length; at += step) {
      for (const flip of [1, 16, 128]) {
        const forged = Buffer.from(bytes);
        forged[at] = (forged[at] ?? 0) ^ flip;
        const told = await page(name, { first: 100, after: forged.toString('base64url') });
        expect([200, 400]).toContain(told.status);
        expect(told.ids.filter((id) => !all.ids.includes(id))).toEqual([]);
      }
    }
  });

  it.each(NAMES)('of another member shows none of theirs: %s', async (name) => {
    const own = (await page(name, { first: 100 })).ids;
    for (const after of (await strangersCursors(name)).slice(0, 3)) {
      const told = await page(name, { first: 100, after });
      expect(told.ids.filter((id) => !own.includes(id))).toEqual([]);
    }
  });

  it.each(NAMES)('of another list is refused or a place like any other: %s', async (name) => {
    const own = (await page(name, { first: 100 })).ids;
    for (const other of NAMES.filter((candidate) => candidate !== name)) {
      const after = (await page(other, { first: 1 })).list?.pageInfo.endCursor ?? '';
      const told = await page(name, { first: 100, after });
      expect([200, 400]).toContain(told.status);
      expect(told.ids.filter((id) => !own.includes(id))).toEqual([]);
    }
  });

  it.each(NAMES)('that nobody was ever given is refused: %s', async (name) => {
    const write = (text: string): string => Buffer.from(text).toString('base64url');
    const id = '00000000-0000-7000-8000-000000000000';
    for (const after of [
      '',
      'x',
      write('1000000'),
      write(`${'9'.repeat(40)}/${id}`),
      write(`2026-02-31/${id}`),
      write(`infinity/${id}`),
      'A'.repeat(5000),
      '💳',
    ]) {
      const told = await page(name, { first: 10, after });
      expect([name, after.slice(0, 20), told.status]).toEqual([name, after.slice(0, 20), 400]);
    }
  });

  it.each(NAMES)('leads both ways over the same rows, and each end of the list says so: %s', async (name) => {
    const whole = await page(name, { first: 100 });
    expect((await page(name, { last: 100 })).ids).toEqual(whole.ids);
    const middle = whole.list?.edges[Math.floor(whole.ids.length / 2)]?.cursor ?? '';
    const behind = await page(name, { first: 100, after: middle });
    const before = await page(name, { last: 100, before: middle });
    expect([...before.ids, whole.ids[before.ids.length], ...behind.ids]).toEqual(whole.ids);
    const beyond = await page(name, { first: 5, after: whole.list?.pageInfo.endCursor ?? '' });
    expect(beyond).toMatchObject({ status: 200, ids: [], list: { pageInfo: { hasNextPage: false, startCursor: null, endCursor: null } } });
  });

  it.each([
    ['first and last', { first: 1, last: 1 }],
    ['neither', {}],
    ['first with before', { first: 1, before: 'x' }],
    ['last with after', { last: 1, after: 'x' }],
    ['none of nothing', { first: 0 }],
    ['less than nothing', { last: -1 }],
    ['more than a page', { first: 101 }],
  ] as [string, Paging][])('goes with one direction and a size of 1 to 100; %s is refused', async (_what, paging) => {
    for (const name of NAMES) expect([name, (await page(name, paging)).status]).toEqual([name, 400]);
  });

  it.runIf(IS_PROOF)('however it is forged costs no time (npm run proof only: it judges times)', async () => {
    for (const name of NAMES) {
      const told = await page(name, { first: 100, after: (await strangersCursors(name))[0] ?? '' });
      expect(told.tookMs).toBeLessThan(100);
    }
  });
});
