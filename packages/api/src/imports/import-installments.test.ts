import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLogin } from '../identity/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { asOn, convert, offersFor, planOf, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { importFeed, type FeedReport } from './import-feed.js';

let test: TestServer;
let folder: string;
beforeAll(async () => {
  test = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'meisai-feed-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

function em(): EntityManager {
  return test.services.database.fork();
}

async function run(records: readonly object[]): Promise<FeedReport> {
  const path = join(folder, 'feed.ndjson');
  await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const options = { isDryRun: false, skipsBad: false, signal: new AbortController().signal, onProgress: () => undefined };
  return importFeed(em(), test.services.keys, { name: 'feed.ndjson', path, ...options });
}

const INSTALLMENTS = {
  record: 'installments',
  product: 'FEED',
  method: 'TABLE',
  minimumAmount: 10_000,
  minimumPayment: 500,
  deadlineBusinessDays: 5,
  earlyRepayment: 'RULE_OF_78',
  stepUpFrom: 100_000,
  terms: [
    { count: 3, feePer10000: 204 },
    { count: 10, annualRateBasisPoints: 1_500 },
  ],
};
const ISSUED = [
  { record: 'product', code: 'FEED', name: { ja: '試験', en: 'Test' }, closingDay: 15, dueDay: 10 },
  { record: 'member', id: 'M1', language: 'en' },
  { record: 'contact', member: 'M1', email: 'buyer@example.jp' },
  { record: 'account', id: 'A1', member: 'M1', product: 'FEED', currency: 'JPY', billedFrom: '2026-03-01' },
  { record: 'card', id: 'C1', account: 'A1', lastFour: '4242' },
  { record: 'posting', id: 'U1', account: 'A1', card: 'C1', usedOn: '2026-03-01', merchant: '家電', amount: 50_000 },
  { record: 'posting', id: 'U2', account: 'A1', card: 'C1', usedOn: '2026-03-02', merchant: '家具', amount: 50_000 },
];

/** The member of the feed, with a login. */
async function buyer(): Promise<{ member: Shopper; purchases: string[] }> {
  const [row] = await query<{ memberId: string; accountId: string; cardId: string; purchases: string[] }>(
    em(),
    `select a.member_id as "memberId", a.id as "accountId", c.id as "cardId",
            array(select t.id::text from card_transaction t where t.account_id = a.id order by t.used_on) as purchases
       from account a join card c on c.account_id = a.id where a.source_id = 'A1'`,
    [],
  );
  if (row === undefined) throw new Error('The feed has opened no account.');
  const { memberId, accountId, cardId, purchases } = row;
  const [userId, password] = ['fed.buyer', 'fed.buyer-right-password'];
  await addLogin(em(), { person: { memberId }, userId, passwordHash: await test.services.passwordHasher.hash(password) });
  return { member: { memberId, accountId, cardId, userId, password, test, cookie: '' }, purchases };
}

describe('a feed with the installments of a product', () => {
  it('has purchases of its accounts offered in installments, once however often it comes, and by the last word of the issuer', async () => {
    expect((await run(ISSUED)).counts.installments).toEqual({ new: 0, changed: 0, known: 0 });
    const { member, purchases } = await buyer();
    const [first = '', second = ''] = purchases;
    await asOn(member, '2026-03-10', async () => {
      expect(await offersFor(member, first)).toMatchObject({ obstacle: 'NO_INSTALLMENTS' });
      expect((await run([...ISSUED, INSTALLMENTS])).counts.installments).toEqual({ new: 1, changed: 0, known: 0 });
      const offers = (await offersFor(member, first)).offers ?? [];
      // k of 15 % in 10 payments is 7.00.
      expect(offers.map(({ count, fee }) => [count, fee.minorUnits])).toEqual([
        [3, 1_020],
        [10, 3_500],
      ]);
      const { plans: [plan] = [] } = await convert(member, [offers[0]?.id ?? '']);

      const dearer = { ...INSTALLMENTS, terms: [{ count: 3, feePer10000: 300 }] };
      expect((await run([dearer])).counts.installments).toEqual({ new: 0, changed: 1, known: 0 });
      expect((await offersFor(member, second)).offers?.map(({ fee }) => fee.minorUnits)).toEqual([1_500]);
      expect(await planOf(member, plan?.id ?? '')).toMatchObject({ fee: { minorUnits: 1_020 } });
      // An old file does not bring back an old price.
      expect((await run([INSTALLMENTS, dearer])).counts.installments).toEqual({ new: 0, changed: 0, known: 2 });
      expect((await offersFor(member, second)).offers?.map(({ fee }) => fee.minorUnits)).toEqual([1_500]);
    });
  });

  it('is refused for a product nobody knows', async () => {
    const report = await run([{ ...INSTALLMENTS, product: 'NONE' }]).catch((error: unknown) => error);
    expect(JSON.stringify(report) + String(report)).toContain('no product of this code is known');
  });
});
