import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeNextCycle } from '../statements/index.js';
import { deriveKeys, openDatabase, query, type Database } from '../platform/index.js';
import { ENTITIES } from '../features.js';
import { cardNumber, makeFeed, writeFeed } from '../test/feed-writer.js';
import { onDay } from '../test/clock.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { importFeed, type FeedReport } from './import-feed.js';

const keys = deriveKeys(Buffer.alloc(32, 7).toString('base64'));
/** Numbers the made-up issuer gives to none of its cards. */
const ownNumber = (n: number): string => cardNumber(1_000_000 + n);
const NUMBER = ownNumber(1);

/** A member with an account and a card. */
const ISSUED = [
  { record: 'product', code: 'GOLD', name: { ja: 'ゴールド', en: 'Gold' }, closingDay: 15, dueDay: 10 },
  { record: 'member', id: 'M1', name: { family: '山田', given: '花子' }, birthDate: '1985-04-01' },
  { record: 'contact', member: 'M1', email: 'hanako@example.jp' },
  { record: 'account', id: 'A1', member: 'M1', product: 'GOLD', currency: 'JPY', billedFrom: '2026-10-01' },
  { record: 'card', id: 'C1', account: 'A1', number: NUMBER, expires: '08/39' },
];
const USE = { id: 'U1', account: 'A1', card: 'C1', usedOn: '2026-10-03', merchant: '喫茶つばめ', amount: 1000 };

describe.each(['the embedded database', 'PostgreSQL'])('a feed on %s', (place) => {
  let folder: string;
  let postgres: TestPostgres | null = null;
  let database: Database;
  let files = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meisai-feed-'));
    postgres = place === 'PostgreSQL' ? await startPostgres() : null;
    database = await openDatabase({ url: postgres?.url ?? null, folder: null, entities: ENTITIES, poolSize: 4 });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function write(records: readonly (object | string)[]): Promise<string> {
    files += 1;
    const path = join(folder, `feed-${files}.ndjson`);
    await writeFile(path, records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join(''));
    return path;
  }

  function importPath(path: string, options: { skipsBad?: boolean; isDryRun?: boolean; signal?: AbortSignal } = {}): Promise<FeedReport> {
    const signal = new AbortController().signal;
    const defaults = { name: 'feed.ndjson', path, isDryRun: false, skipsBad: false, signal, onProgress: () => undefined };
    return importFeed(database.fork(), keys, { ...defaults, ...options });
  }

  const run = async (records: readonly (object | string)[], options = {}): Promise<FeedReport> => importPath(await write(records), options);

  function rows<Row extends object>(sql: string): Promise<Row[]> {
    return query<Row>(database.fork(), sql, []);
  }

  /** A member, account and card of its own for a test: the ids of ISSUED with a mark behind. */
  function issued(mark: string, n: number): object[] {
    return JSON.parse(
      JSON.stringify(ISSUED)
        .replace(/"(M1|A1|C1)"/g, `"$1${mark}"`)
        .replace(NUMBER, ownNumber(n)),
    ) as object[];
  }

  const lifeOf = (id: string) =>
    rows<{ status: string; amount: string; refunded: string; history: string[]; lines: string[] }>(
      `select t.status, t.amount_minor::text as amount, t.refunded_minor::text as refunded,
              array(select e.status || ' ' || e.amount_minor from transaction_event e
                     where e.account_id = t.account_id and e.transaction_id = t.id order by e.id) as history,
              array(select l.kind || ' ' || l.amount_minor || ' ' || coalesce(s.label, 'unbilled')
                      from bill_line l left join statement s on s.account_id = l.account_id and s.id = l.statement_id
                     where l.account_id = t.account_id and l.transaction_id = t.id order by l.id) as lines
         from card_transaction t where t.source_key = 'feed:${id}'`,
    );

  it('brings member, contact, account, card and use; no full card number is kept', async () => {
    const report = await run([...ISSUED, { record: 'posting', ...USE, id: 'first' }]);
    expect(report.counts).toMatchObject({
      member: { new: 1 },
      contact: { new: 1 },
      account: { new: 1 },
      card: { new: 1 },
      use: { new: 1 },
    });
    expect(
      await rows(`select last_four, length(number_fingerprint) as print, expires_on::text as expires, a.next_closing_on::text as closing,
                              c.changed_at = '-infinity' as settled
                         from card k join account a on a.id = k.account_id join contact c on c.member_id = k.member_id where k.source_id = 'C1'`),
    ).toEqual([{ last_four: NUMBER.slice(-4), print: 32, expires: '2039-08-31', closing: '2026-10-15', settled: true }]);
    const [stored] = await rows<{ text: string }>(`select (select string_agg(to_jsonb(c)::text, '') from card c) ||
      (select string_agg(encode(content, 'escape') || source_id, '') from issuer_record) as text`);
    expect(stored?.text).not.toContain(NUMBER);
    expect(await lifeOf('first')).toEqual([
      { status: 'POSTED', amount: '1000', refunded: '0', history: ['POSTED 1000'], lines: ['USE 1000 unbilled'] },
    ]);
  });

  it('changes nothing the second time, however its records are cut, and two equal purchases stay two', async () => {
    const feed = [
      ...issued('b', 2),
      { record: 'posting', ...USE, id: 'b1', account: 'A1b', card: 'C1b' },
      { record: 'posting', ...USE, id: 'b2', account: 'A1b', card: 'C1b' },
    ];
    await run(feed);
    const again = await run(feed);
    for (const count of Object.values(again.counts)) expect(count).toMatchObject({ new: 0, changed: 0 });
    expect(await rows(`select count(*)::int as n from card_transaction where source_key in ('feed:b1', 'feed:b2')`)).toEqual([{ n: 2 }]);
  });

  it('follows a use from its authorisation to its refund under one id, and bills it once it is posted', async () => {
    const use = { ...USE, id: 'c1', account: 'A1c', card: 'C1c' };
    await run([...issued('c', 3), { record: 'authorisation', ...use }]);
    const [pending] = await rows<{ id: string }>(`select id from card_transaction where source_key = 'feed:c1'`);
    expect(await lifeOf('c1')).toEqual([{ status: 'PENDING', amount: '1000', refunded: '0', history: ['PENDING 1000'], lines: [] }]);
    const posting = { record: 'posting', ...use, amount: 1100, postedOn: '2026-10-05', merchant: '喫茶つばめ 本店' };
    await run([posting]);
    while ((await closeNextCycle(database.fork())) !== null);
    const refund = { record: 'refund', id: 'c2', of: 'c1', account: 'A1c', card: 'C1c', usedOn: '2026-11-20', amount: 400 };
    await run([refund, { ...refund, id: 'c3', amount: 700 }]);
    expect(await lifeOf('c1')).toEqual([
      {
        status: 'POSTED',
        amount: '1100',
        refunded: '1100',
        history: ['PENDING 1000', 'POSTED 1100', 'REFUNDED 400', 'REFUNDED 700'],
        lines: ['USE 1100 2026-10'],
      },
    ]);
    expect(await lifeOf('c2')).toMatchObject([{ lines: ['REFUND -400 unbilled'] }]);
    expect(await rows(`select id, merchant from card_transaction where source_key = 'feed:c1'`)).toEqual([
      { id: pending?.id, merchant: '喫茶つばめ 本店' },
    ]);
    // All of it once more, in the wrong order even, says nothing new.
    expect((await run([refund, posting, { record: 'authorisation', ...use }])).counts.use).toEqual({ new: 0, changed: 0, known: 3 });
  });

  it('takes a pending use back: it stays in the history and is on no bill', async () => {
    const use = { ...USE, id: 'd1', account: 'A1d', card: 'C1d' };
    const reversal = { record: 'reversal', id: 'd1', account: 'A1d', on: '2026-10-09' };
    await run([...issued('d', 4), { record: 'authorisation', ...use }, reversal]);
    expect(await lifeOf('d1')).toEqual([
      { status: 'CANCELLED', amount: '1000', refunded: '0', history: ['PENDING 1000', 'CANCELLED 1000'], lines: [] },
    ]);
    expect((await run([reversal])).counts.use).toMatchObject({ known: 1 });
  });

  it('pays the bills that wait with its payments', async () => {
    await run([...issued('e', 5), { record: 'posting', ...USE, id: 'e1', account: 'A1e', card: 'C1e' }]);
    await onDay({ database }, '2026-11-01', async () => {
      while ((await closeNextCycle(database.fork())) !== null);
    });
    const report = await run([{ record: 'payment', id: 'e2', account: 'A1e', paidOn: '2026-11-10', amount: 1200, text: '口座振替' }]);
    expect(report.counts.use).toMatchObject({ new: 1 });
    const bills = `select s.status, s.paid_minor::int as paid from statement s join account a on a.id = s.account_id where a.source_id = 'A1e' order by period_end`;
    expect((await rows(bills))[0]).toEqual({ status: 'PAID', paid: 1000 });
  });

  it('puts a card in the place of another, which closes; the history of both is one', async () => {
    const renewed = { record: 'card', id: 'C2f', account: 'A1f', number: ownNumber(6), expires: '08/44', replaces: 'C1f' };
    await run([...issued('f', 6), renewed]);
    expect(
      await rows(`select n.replaces_card_id = o.id as follows, o.closed_at is not null as closed, o.number_fingerprint is null as freed
                    from card n, card o where n.source_id = 'C2f' and o.source_id = 'C1f'`),
    ).toEqual([{ follows: true, closed: true, freed: true }]);
    expect((await run([renewed])).counts.card).toMatchObject({ known: 1 });
    await expect(run([{ ...renewed, id: 'C3f', number: ownNumber(7) }])).rejects.toThrow(
      'line 1: replaces: another card has taken its place already',
    );
  });

  it('brings a supplementary card on another’s account', async () => {
    const member = { record: 'member', id: 'M2g', name: { family: '山田', given: '太郎' } };
    await run([...issued('g', 8), member, { record: 'card', id: 'C2g', account: 'A1g', member: 'M2g', lastFour: '4242' }]);
    expect(
      await rows(`select m.is_basic from membership m join member p on p.id = m.member_id where p.source_id in ('M1g', 'M2g') order by 1`),
    ).toEqual([{ is_basic: false }, { is_basic: true }]);
  });

  it('keeps a newer contact when an older file is read again', async () => {
    const newer = { record: 'contact', member: 'M1h', email: 'new@example.jp' };
    await run(issued('h', 9));
    expect((await run([newer])).counts.contact).toMatchObject({ changed: 1 });
    await run(issued('h', 9));
    expect(
      await rows(
        `select c.value, isfinite(c.changed_at) as changed from contact c join member m on m.id = c.member_id where m.source_id = 'M1h'`,
      ),
    ).toEqual([{ value: 'new@example.jp', changed: true }]);
  });

  it.each<[string, object | string, string]>([
    ['an account nobody knows', { record: 'posting', ...USE, account: 'none' }, 'account: no account of this id is known'],
    ['a card nobody knows', { record: 'posting', ...USE, card: 'none' }, 'card: no card of this id is known'],
    ['a member nobody knows', { record: 'contact', member: 'none', email: 'a@example.jp' }, 'member: no member of this id is known'],
    [
      'a product nobody knows',
      { record: 'account', id: 'A9', member: 'M1', product: 'NONE', currency: 'JPY' },
      'product: no product of this code is known',
    ],
    ['a number another card has', { record: 'card', id: 'C9', account: 'A1', number: NUMBER }, 'number: another card has this number'],
    [
      'a reversal of nothing',
      { record: 'reversal', id: 'none', account: 'A1', on: '2026-10-09' },
      'id: no authorisation of this id is known on the account',
    ],
    ['a reversal of what is posted', { record: 'reversal', id: 'first', account: 'A1', on: '2026-10-09' }, 'id: it is posted already'],
    [
      'a posting with another amount',
      { record: 'posting', ...USE, id: 'first', amount: 999 },
      'amount: it is posted already with another amount',
    ],
    [
      'a refund of nothing',
      { record: 'refund', id: 'r9', of: 'none', account: 'A1', usedOn: '2026-10-09', amount: 1 },
      'of: no use of this id is known on the account',
    ],
    ['no JSON', '{"record": "posting"', 'it is not a JSON object'],
  ])('names %s with line, field and reason, and keeps nothing of the file', async (_, bad, reason) => {
    const good = { record: 'posting', ...USE, id: `good ${reason}` };
    await expect(run([good, '', bad, good])).rejects.toThrow(`feed.ndjson: line 3: ${reason}`);
    expect(await rows(`select 1 from card_transaction where source_key like 'feed:good %'`)).toEqual([]);
  });

  it('leaves bad records out where that is wanted, into a file for its owner only, with card numbers masked', async () => {
    const path = await write([
      { record: 'posting', ...USE, id: 'i1' },
      { record: 'posting', ...USE, id: 'i2', amount: 0.5 },
      `{"record":"card","id":"C9i","account":"A1","number":"${NUMBER.slice(0, -1)}x ${ownNumber(11)}"}`,
      { record: 'card', id: 'C8i', account: 'none', number: ownNumber(12) },
    ]);
    await writeFile(`${path}.bad.ndjson`, 'of an earlier run', { mode: 0o644 });
    const report = await importPath(path, { skipsBad: true });
    expect(report.badCount).toBe(3);
    expect((await stat(`${path}.bad.ndjson`)).mode & 0o777).toBe(0o600);
    const text = await readFile(`${path}.bad.ndjson`, 'utf8');
    const told = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; faults: object[] });
    expect(told.map(({ line, faults }) => [line, faults])).toEqual([
      [2, [{ field: 'amount', reason: 'must be written as a whole number, without a point or an exponent' }]],
      [3, [{ field: 'number', reason: 'must be 12 to 19 digits whose check digit fits' }]],
      [4, [{ field: 'account', reason: 'no account of this id is known' }]],
    ]);
    expect(text).toContain(`****${ownNumber(12).slice(-4)}`);
    expect(text).not.toMatch(/\d{12}/);
    expect(await lifeOf('i1')).toHaveLength(1);
    // What was left out comes in once it is right.
    const mended = { record: 'card', id: 'C8i', account: 'A1', number: ownNumber(12) };
    expect((await run([mended])).counts.card).toMatchObject({ new: 1 });
  });

  it.each([
    String.raw`\N`,
    String.raw`\.`,
    String.raw`a\tb\\`,
    `'); drop table member; --`,
    '%_${jndi:x}{{7*7}}',
    '=cmd|calc',
    '<svg onload=alert(1)>',
  ])('IN-04, IN-05: %s is a shop like any other', async (merchant) => {
    await run([{ record: 'posting', ...USE, id: `text ${merchant}`, merchant }]);
    expect(await query(database.fork(), 'select merchant from card_transaction where source_key = $1', [`feed:text ${merchant}`])).toEqual([
      { merchant },
    ]);
  });

  it('says what it would do in a dry run, and does nothing of it', async () => {
    const path = await write([{ record: 'posting', ...USE, id: 'j1' }, 'no JSON']);
    const report = await importPath(path, { skipsBad: true, isDryRun: true });
    expect([report.counts.use.new, report.badCount]).toEqual([1, 1]);
    expect(await lifeOf('j1')).toEqual([]);
    await expect(stat(`${path}.bad.ndjson`)).rejects.toThrow('ENOENT');
  });

  it('takes turns with another import of the same feed: what one brings, the other knows', async () => {
    const path = await write([...issued('k', 13), { record: 'posting', ...USE, id: 'k1', account: 'A1k', card: 'C1k' }]);
    const [one, other] = await Promise.all([importPath(path), importPath(path)]);
    const counted = [one, other].map(({ counts }) =>
      Object.values(counts).reduce((sum, { new: added, known }) => [(sum[0] ?? 0) + added, (sum[1] ?? 0) + known], [0, 0]),
    );
    // The product was there before.
    expect(counted.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([
      [0, 6],
      [5, 1],
    ]);
  });

  it('waits for another feed, however the accounts of both are ordered', async () => {
    await run([...issued('l', 14), ...issued('m', 15)]);
    // More than is taken in at once, so that each would hold one account while it asks for the other.
    const uses = (feed: string, account: string) =>
      Array.from({ length: 2_100 }, (_, n) => ({ record: 'posting', id: `${feed}${n}`, account, usedOn: '2026-10-03', amount: 1 }));
    const reports = await Promise.all([run([...uses('p', 'A1l'), ...uses('p', 'A1m')]), run([...uses('q', 'A1m'), ...uses('q', 'A1l')])]);
    expect(reports.map(({ counts }) => counts.use.new)).toEqual([4_200, 4_200]);
  }, 30_000);

  it('keeps nothing when whoever asked goes away', async () => {
    const stop = new AbortController();
    const path = join(folder, 'many.ndjson');
    await writeFeed(path, makeFeed({ accounts: 10, uses: 2_000 }));
    const request = { name: 'many', path, isDryRun: false, skipsBad: false, signal: stop.signal, onProgress: () => stop.abort() };
    await expect(importFeed(database.fork(), keys, request)).rejects.toThrow();
    expect(await rows(`select 1 from account where source_id = 'BA5'`)).toEqual([]);
  });

  it('imports a made-up issuer of some thousand uses: every bill line is a posted use, and each has its history', async () => {
    const path = join(folder, 'issuer.ndjson');
    await writeFeed(path, makeFeed({ accounts: 50, uses: 6_000 }));
    const report = await importPath(path);
    expect(report.counts).toMatchObject({ account: { new: 50 }, use: { known: 0 } });
    const wrong = `select count(*)::int as n from card_transaction t where t.source_key like 'feed:U%'`;
    expect(await rows(wrong)).toEqual([{ n: 6_000 }]);
    expect(
      await rows(
        `${wrong} and (t.status = 'POSTED') <> exists (select 1 from bill_line l where l.account_id = t.account_id and l.transaction_id = t.id and l.amount_minor = t.amount_minor)`,
      ),
    ).toEqual([{ n: 0 }]);
    expect(
      await rows(
        `${wrong} and not exists (select 1 from transaction_event e where e.account_id = t.account_id and e.transaction_id = t.id and e.status = t.status)`,
      ),
    ).toEqual([{ n: 0 }]);
    const again = await importPath(path);
    expect(again.counts.use).toMatchObject({ new: 0, changed: 0 });
  }, 120_000);
});
