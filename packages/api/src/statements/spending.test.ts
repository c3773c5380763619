import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { newUse } from '../test/uses.js';
import { recordUses, type NewUse } from './index.js';

let test: TestServer;
let cookie: string;

const USES: [merchant: string, day: string, amount: bigint, kind: NewUse['kind'], code: string | null][] = [
  ['スーパーみなと', '2026-03-01', 3000n, 'PURCHASE', '5411'],
  ['スーパーみなと', '2026-03-31', 2000n, 'PURCHASE', '5411'],
  ['スーパーみなと', '2026-04-01', -500n, 'REFUND', '5411'],
  ['喫茶まどか', '2026-04-02', 800n, 'PURCHASE', '5814'],
  ['', '2026-04-03', 100n, 'FEE', null],
  ['口座振替', '2026-04-10', -5000n, 'PAYMENT', null],
];

beforeAll(async () => {
  test = await startTestServer();
  const { member, ...entered } = await enter(test, 'spender');
  ({ cookie } = entered);
  const uses = USES.map(([merchant, usedOn, amountMinor, kind, merchantCategoryCode]) => {
    const cardId = kind === 'PAYMENT' || kind === 'FEE' ? null : member.cardId;
    return newUse({ cardId, kind, merchant, usedOn, amountMinor, merchantCategoryCode });
  });
  await recordUses(test.services.database.fork(), member.accountId, uses);
});
afterAll(() => test.stop());

interface Group {
  month: string | null;
  category: string | null;
  card: { lastFour: string } | null;
  merchant: string | null;
  total: { minorUnits: number };
  count: number;
}

async function spending(by: string, from = '2026-03-01', to = '2026-04-30', first = 10): Promise<Group[]> {
  const answer = await test.ask<{ viewer: { accounts: { spending: Group[] }[] } | null }>(
    `query ($by: SpendingGrouping!, $from: LocalDate!, $to: LocalDate!, $first: Int!) { viewer { accounts {
      spending(by: $by, from: $from, to: $to, first: $first) { month category card { lastFour } merchant total { minorUnits } count } } } }`,
    { by, from, to, first },
    { cookie },
  );
  const groups = answer.data?.viewer?.accounts[0]?.spending;
  if (groups === undefined) throw new Error(JSON.stringify(answer.errors));
  return groups;
}

describe('what was spent', () => {
  it('is summed by month: purchases and fees less refunds, and no payment', async () => {
    expect((await spending('MONTH')).map(({ month, total, count }) => [month, total.minorUnits, count])).toEqual([
      ['2026-04', 400, 3],
      ['2026-03', 5000, 2],
    ]);
  });

  it('is summed by category, card and merchant, the largest first', async () => {
    expect((await spending('CATEGORY')).map(({ category, total }) => [category, total.minorUnits])).toEqual([
      ['GROCERIES', 4500],
      ['DINING', 800],
      ['UNCATEGORISED', 100],
    ]);
    expect((await spending('CARD')).map(({ card, total }) => [card?.lastFour ?? null, total.minorUnits])).toEqual([
      ['4242', 5300],
      [null, 100],
    ]);
    expect((await spending('MERCHANT', undefined, undefined, 2)).map(({ merchant }) => merchant)).toEqual(['スーパーみなと', '喫茶まどか']);
  });

  it('of a card that was replaced is under the card that took its place', async () => {
    const em = test.services.database.fork();
    const [card] = await query<{ id: string; accountId: string }>(
      em,
      `insert into card (id, account_id, member_id, card_product_id, last_four, replaces_card_id)
       select gen_random_uuid(), account_id, member_id, card_product_id, '5151', id from card returning id, account_id as "accountId"`,
      [],
    );
    await recordUses(em, card?.accountId ?? '', [newUse({ cardId: card?.id ?? '', usedOn: '2026-04-20', amountMinor: 700n })]);
    expect((await spending('CARD')).map(({ card: one, total }) => [one?.lastFour ?? null, total.minorUnits])).toEqual([
      ['5151', 6000],
      [null, 100],
    ]);
  });

  it('knows its period, to the day', async () => {
    expect((await spending('MERCHANT', '2026-03-02', '2026-03-31')).map(({ total }) => total.minorUnits)).toEqual([2000]);
    expect(await spending('MERCHANT', '2025-01-01', '2025-12-31')).toEqual([]);
    await expect(spending('MONTH', '2026-05-01', '2026-04-01')).rejects.toThrow(/must not be after/);
    await expect(spending('MONTH', '2026-03-01', '2026-04-01', 101)).rejects.toThrow(/1 to 100/);
  });
});
