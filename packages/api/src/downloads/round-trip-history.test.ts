import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOfx, type ImportReport } from '../imports/index.js';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { recordUses } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { essence } from '../test/exported-statement.js';
import { asOn, buy, cancel, closeAll, convert, offerOf, shopper, type Shopper } from '../test/installments.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { findExportedStatement } from './export.queries.js';
import type { ExportedStatement } from './exported-statement.js';
import { writeCsv } from './write-csv.js';
import { writeOfx } from './write-ofx.js';

const WRITERS = {
  csv: (statement: ExportedStatement) => writeCsv(statement, 'ja', 'UTF8'),
  ofx: (statement: ExportedStatement) => Buffer.from(writeOfx(statement, '2026-09-20')),
};
type Format = keyof typeof WRITERS;
const FORMATS: Format[] = ['csv', 'ofx'];

let test: TestServer;
let member: Shopper;
let history: ExportedStatement[];
beforeAll(async () => {
  test = await startTestServer();
  member = await shopper(test, 'a.year');
  await live();
  history = await exportAll(member);
});
afterAll(() => test.stop());

const em = (): EntityManager => test.services.database.fork();

/**
 * From February to September: uses of every source, one in a foreign currency that goes into installments, a conversion before the closing,
 * one after it, one that was taken back, and payments, one of them shared out over two bills.
 */
async function live(): Promise<void> {
  const own = (sourceKey: string, usedOn: string, amountMinor: bigint) =>
    newUse({ cardId: member.cardId, merchant: `店 ${sourceKey}`, sourceKey, usedOn, amountMinor });
  const [early = '', late = '', back = ''] = await buy(em(), member, [
    { on: '2026-03-01', minor: 60_000n },
    { on: '2026-03-02', minor: 30_000n },
    { on: '2026-03-03', minor: 20_000n },
  ]);
  await recordUses(em(), member.accountId, [
    own('feed:A-1', '2026-03-04', 1_000n),
    own('demo:2', '2026-03-05', 2_000n),
    own('fitid:00112233445566778899aabbccddeeff:B-3', '2026-03-06', 3_000n),
    { ...own('feed:USD', '2026-03-06', 45_000n), original: { minorUnits: 30_000n, currency: 'USD' }, exchangeRate: '150' },
    { ...own('feed:EUR', '2026-03-07', 1_600n), original: { minorUnits: 1_000n, currency: 'EUR' }, exchangeRate: '160' },
  ]);
  const [dollars] = await query<{ id: string }>(em(), `select id from card_transaction where account_id = $1 and source_key = 'feed:USD'`, [
    member.accountId,
  ]);
  await asOn(member, '2026-03-10', async () => convert(member, [(await offerOf(member, early, 6)).id]));
  await asOn(member, '2026-03-20', async () => {
    await closeAll(member);
    await convert(member, [(await offerOf(member, late, 3)).id, (await offerOf(member, dollars?.id ?? '', 3)).id]);
    const { plans: [plan] = [] } = await convert(member, [(await offerOf(member, back, 3)).id]);
    await cancel(member, plan?.id ?? '');
  });
  for (const [month, minor] of [
    ['04', 48_000n],
    ['05', 100_000n],
    ['06', 40_000n],
  ] as const) {
    await onDay(test.services, `2026-${month}-11`, async () => {
      await closeAll(member);
      await recordUses(em(), member.accountId, [
        newUse({ kind: 'PAYMENT', merchant: '口座振替', usedOn: `2026-${month}-10`, amountMinor: -minor }),
        own(`feed:${month}`, `2026-${month}-01`, 5_000n),
      ]);
    });
  }
  await onDay(test.services, '2026-09-20', () => closeAll(member));
}

async function exportAll({ memberId, accountId }: EnrolledMember): Promise<ExportedStatement[]> {
  const rows = await query<{ id: string }>(em(), 'select id from statement where account_id = $1 order by period_end', [accountId]);
  const statements = await Promise.all(rows.map(({ id }) => findExportedStatement(em(), memberId, accountId, id)));
  return statements.filter((statement) => statement !== null);
}

function take({ accountId }: EnrolledMember, bytes: Uint8Array): Promise<ImportReport> {
  return importOfx(em(), test.services.passwordHasher, {
    name: 'history',
    bytes,
    target: { kind: 'ACCOUNT', accountId: globalId('Account', accountId) },
    isDryRun: false,
    badRecords: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

/** The records of a file to the letter, but for their type: what the house calls a refund comes back as a credit. */
function recordsOf(statement: ExportedStatement): string[] {
  return (writeOfx(statement, '2026-09-20').match(/<DTPOSTED>.*?<\/STMTTRN>/gu) ?? []).toSorted();
}

describe('months of bills that were downloaded', () => {
  it('say which payment of how many a line is, keep the total that was sent, and tell what changed it', () => {
    const [march, april] = history;
    expect(march?.lines.map(({ part, amountMinor, original }) => [part, amountMinor, original])).toContainEqual([
      { number: 1, count: 6 },
      10_408n,
      null,
    ]);
    expect(march?.changes.map(({ id, kind, part, amountMinor }) => [id, kind, part, amountMinor])).toEqual([
      [expect.stringContaining('buy:'), 'CREDIT', null, -30_000n],
      [expect.stringContaining('buy:'), 'PURCHASE', { number: 1, count: 3 }, 10_204n],
      ['USD', 'CREDIT', null, -45_000n],
      ['USD', 'PURCHASE', { number: 1, count: 3 }, 15_306n],
    ]);
    expect(april?.lines.map(({ part }) => part)).toEqual(
      expect.arrayContaining([
        { number: 2, count: 6 },
        { number: 2, count: 3 },
      ]),
    );
  });

  it.each(FORMATS)('import as %s into an empty account, one after the other, as the same bills', async (format) => {
    const other = await enrolMember(test.services, `other.${format}`);
    for (const statement of history) {
      const report = await take(other, WRITERS[format](statement));
      expect([report.knownCount, report.notes, report.statement?.isClosed]).toEqual([0, [], true]);
    }
    const copied = await exportAll(other);
    expect(copied.map(essence)).toEqual(history.map(essence));
    expect(copied.map(({ amountDueMinor }) => amountDueMinor)).toEqual(history.map(({ amountDueMinor }) => amountDueMinor));
    if (format === 'ofx') expect(copied.map(recordsOf)).toEqual(history.map(recordsOf));
    // And again nothing.
    for (const statement of history) expect((await take(other, WRITERS[format](statement))).newCount).toBe(0);
  });

  it.each(FORMATS)('import as %s into the account they come from as nothing new', async (format) => {
    for (const statement of history) expect(await take(member, WRITERS[format](statement))).toMatchObject({ newCount: 0, notes: [] });
    expect((await exportAll(member)).map(essence)).toEqual(history.map(essence));
  });

  it('change a bill that was imported before it was changed', async () => {
    const other = await enrolMember(test.services, 'other.later');
    const [march] = history;
    if (march === undefined) throw new Error('There is a bill for March.');
    await take(other, WRITERS.csv({ ...march, changes: [] }));
    expect((await take(other, WRITERS.csv(march))).notes).toEqual(['statement 2026-03 was changed after its closing']);
    expect((await exportAll(other)).map(essence)).toEqual([essence(march)]);
  });

  it('say so where no bill can be made of them, because some of their uses are known', async () => {
    const other = await enrolMember(test.services, 'other.partly');
    const [march] = history;
    if (march === undefined) throw new Error('There is a bill for March.');
    const open = {
      ...march,
      closingDate: null,
      changes: [],
      lines: march.lines.slice(0, 2),
      periodStart: '2026-03-01',
      periodEnd: '2026-03-10',
    };
    await take(other, WRITERS.ofx({ ...open, totalMinor: 0n }));
    const report = await take(other, WRITERS.ofx(march));
    expect(report.notes).toEqual([expect.stringMatching(/^the bill of 2026-03-15 was not made: 2 of its uses were known already/)]);
  });
});
