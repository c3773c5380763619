import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { newUse } from '../test/uses.js';
import { recordUses } from './index.js';

let test: TestServer;
let hanako: EnrolledMember;
let cookie: string;

const USES: [merchant: string, day: string, amount: bigint, code: string | null][] = [
  ['ｾﾌﾞﾝ-ｲﾚﾌﾞﾝ 神保町', '2026-03-01', 640n, '5499'],
  ['スーパーみなと', '2026-03-05', 3_200n, '5411'],
  ['喫茶まどか', '2026-04-01', 780n, '5814'],
  ['AMAZON.CO.JP', '2026-04-02', 12_800n, null],
  ['AMAZON.CO.JP', '2026-04-03', -2_000n, null],
  ['100%_オフ ストア', '2026-04-04', 5n, '5999'],
];

beforeAll(async () => {
  test = await startTestServer();
  ({ member: hanako, cookie } = await enter(test, 'hanako'));
  const uses = USES.map(([merchant, usedOn, amountMinor, merchantCategoryCode]) =>
    newUse({ cardId: hanako.cardId, merchant, usedOn, amountMinor, merchantCategoryCode }),
  );
  await recordUses(test.services.database.fork(), hanako.accountId, uses);
});
afterAll(() => test.stop());

interface Found {
  totalCount: number;
  totalAmount: { minorUnits: number };
  edges: { cursor: string; node: { merchant: string; category: string; amount: { minorUnits: number } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const SEARCH = `query ($filter: TransactionFilter, $sort: TransactionSort, $first: Int!, $after: String) { viewer { accounts {
  searchTransactions(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount totalAmount { minorUnits }
    edges { cursor node { merchant category amount { minorUnits } } } pageInfo { hasNextPage endCursor }
  } } } }`;

async function search(filter: object, more: object = {}): Promise<Found> {
  const answer = await test.ask<{ viewer: { accounts: { searchTransactions: Found }[] } | null }>(
    SEARCH,
    { filter, sort: 'NEWEST', first: 50, ...more },
    { cookie },
  );
  const found = answer.data?.viewer?.accounts[0]?.searchTransactions;
  if (found === undefined) throw new Error(JSON.stringify(answer.errors));
  return found;
}

function merchantsOf(found: Found): string[] {
  return found.edges.map(({ node }) => node.merchant);
}

describe('a search over all history', () => {
  it.each([
    [{ text: 'セブン' }, 1],
    [{ text: 'せぶん－いれぶん' }, 1],
    [{ text: 'ａｍａｚｏｎ' }, 2],
    [{ text: '%_' }, 1],
    [{ text: '%' }, 1],
    [{ text: 'みな と' }, 1],
    [{ text: '   ' }, 6],
    [{ text: 'ｾﾌﾞﾝ　じんぼうちょう' }, 0],
    [{ text: 'ｾﾌﾞﾝ 神保町' }, 1],
    [{ text: '神保町　せぶん' }, 1],
    [{ text: 'co.jp ＡＭＡ' }, 2],
    [{ text: 'まどか みなと' }, 0],
    [{ text: 'ストア 100%_' }, 1],
    [{ text: 'ストア %' }, 1],
    [{ usedFrom: '2026-03-05', usedTo: '2026-04-01' }, 2],
    [{ categories: ['GROCERIES'] }, 2],
    [{ categories: ['DINING', 'SHOPPING'] }, 2],
    [{ categories: [] }, 6],
    [{ kinds: ['REFUND'] }, 1],
    [{ minAmount: 780, maxAmount: 3200 }, 2],
    [{ waysOfPaying: ['INSTALLMENTS'] }, 0],
    [{ text: 'amazon', kinds: ['PURCHASE'] }, 1],
  ])('%j finds %i, and counts and sums as many', async (filter, count) => {
    const found = await search(filter);
    expect([found.edges.length, found.totalCount]).toEqual([count, count]);
    expect(found.totalAmount.minorUnits).toBe(found.edges.reduce((sum, { node }) => sum + node.amount.minorUnits, 0));
  });

  it('comes in the order asked for', async () => {
    expect(merchantsOf(await search({}, { sort: 'OLDEST' }))).toEqual(USES.map(([merchant]) => merchant));
    const amounts = (await search({}, { sort: 'LARGEST' })).edges.map(({ node }) => node.amount.minorUnits);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    const smallest = (await search({}, { sort: 'SMALLEST' })).edges.map(({ node }) => node.amount.minorUnits);
    expect(smallest).toEqual(amounts.toReversed());
  });

  it.each(['NEWEST', 'OLDEST', 'LARGEST', 'SMALLEST'])('is walked page by page without a gap or a repeat, %s first', async (sort) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const found: Found = await search({}, { sort, first: 2, after });
      seen.push(...found.edges.map(({ node }) => `${node.merchant} ${node.amount.minorUnits}`));
      after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(USES.length);
    expect(seen).toHaveLength(USES.length);
  });

  it('follows a replaced card: the new one finds the uses of the old', async () => {
    const em = test.services.database.fork();
    const [replacement] = await query<{ id: string }>(
      em,
      `insert into card (id, account_id, member_id, card_product_id, last_four, replaces_card_id)
       select gen_random_uuid(), account_id, member_id, card_product_id, '9999', id from card where id = $1 returning id`,
      [hanako.cardId],
    );
    const found = await search({ cardIds: [globalId('Card', replacement?.id ?? '')] });
    expect(found.totalCount).toBe(USES.length);
  });

  it('may be asked for its largest page with its totals', async () => {
    expect((await search({}, { first: 100 })).totalCount).toBe(USES.length);
  });

  it('finds by who carries the card, and nothing by another member', async () => {
    const [row] = await query<{ id: string }>(test.services.database.fork(), 'select member_id as id from card where id = $1', [
      hanako.cardId,
    ]);
    expect((await search({ holderIds: [globalId('Member', row?.id ?? '')] })).totalCount).toBe(USES.length);
    const stranger = await enrolMember(test.services, 'search.holder');
    expect((await search({ holderIds: [globalId('Member', stranger.memberId)] })).totalCount).toBe(0);
    await expect(search({ holderIds: [globalId('Card', hanako.cardId)] })).rejects.toThrow(/Not an id of a Member/);
  });

  it('finds nothing with another member’s card, and says what is wrong with what cannot be searched', async () => {
    const stranger = await enrolMember(test.services, 'search.stranger');
    expect((await search({ cardIds: [globalId('Card', stranger.cardId)] })).totalCount).toBe(0);
    await expect(search({ text: 'x'.repeat(101) })).rejects.toThrow(/up to 100 characters/);
    await expect(search({ cardIds: ['nonsense'] })).rejects.toThrow(/Not an id of a Card/);
    await expect(search({}, { after: 'forged' })).rejects.toThrow(/cursor/);
    const [edge] = (await search({}, { sort: 'LARGEST', first: 1 })).edges;
    await expect(search({}, { sort: 'NEWEST', after: edge?.cursor })).rejects.toThrow(/cursor/);
  });
});
