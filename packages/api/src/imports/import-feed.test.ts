import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeNextCycle } from '../statements/index.js';
import { FeedImports, issued, ISSUED, NUMBER, ownNumber, PLACES, USE } from '../test/feed-imports.js';
import { makeFeed, writeFeed } from '../test/feed-writer.js';
import { onDay } from '../test/clock.js';
import { importFeed } from './import-feed.js';

describe.each(PLACES)('a feed on %s', (place) => {
  let feeds: FeedImports;
  beforeAll(async () => {
    feeds = await FeedImports.start(place);
  }, 60_000);
  afterAll(() => feeds.stop());

  it('brings member, contact, account, card and use; no full card number is kept', async () => {
    const report = await feeds.run([...ISSUED, { record: 'posting', ...USE, id: 'first' }]);
    expect(report.counts).toMatchObject({
      member: { new: 1 },
      contact: { new: 1 },
      account: { new: 1 },
      card: { new: 1 },
      use: { new: 1 },
    });
    expect(
      await feeds.rows(`select last_four, length(number_fingerprint) as print, expires_on::text as expires, a.next_closing_on::text as closing,
                              c.changed_at = '-infinity' as settled
                         from card k join account a on a.id = k.account_id join contact c on c.member_id = k.member_id where k.source_id = 'C1'`),
    ).toEqual([{ last_four: NUMBER.slice(-4), print: 32, expires: '2039-08-31', closing: '2026-10-15', settled: true }]);
    const [stored] = await feeds.rows<{ text: string }>(`select (select string_agg(to_jsonb(c)::text, '') from card c) ||
      (select string_agg(encode(content, 'escape') || source_id, '') from issuer_record) as text`);
    expect(stored?.text).not.toContain(NUMBER);
    expect(await feeds.lifeOf('first')).toEqual([
      { status: 'POSTED', amount: '1000', refunded: '0', history: ['POSTED 1000'], lines: ['USE 1000 unbilled'] },
    ]);
  });

  it('changes nothing the second time, however its records are cut, and two equal purchases stay two', async () => {
    const feed = [
      ...issued('b', 2),
      { record: 'posting', ...USE, id: 'b1', account: 'A1b', card: 'C1b' },
      { record: 'posting', ...USE, id: 'b2', account: 'A1b', card: 'C1b' },
    ];
    await feeds.run(feed);
    const again = await feeds.run(feed);
    for (const count of Object.values(again.counts)) expect(count).toMatchObject({ new: 0, changed: 0 });
    expect(await feeds.rows(`select count(*)::int as n from card_transaction where source_key in ('feed:b1', 'feed:b2')`)).toEqual([
      { n: 2 },
    ]);
  });

  it('follows a use from its authorisation to its refund under one id, and bills it once it is posted', async () => {
    const use = { ...USE, id: 'c1', account: 'A1c', card: 'C1c' };
    await feeds.run([...issued('c', 3), { record: 'authorisation', ...use }]);
    const [pending] = await feeds.rows<{ id: string }>(`select id from card_transaction where source_key = 'feed:c1'`);
    expect(await feeds.lifeOf('c1')).toEqual([{ status: 'PENDING', amount: '1000', refunded: '0', history: ['PENDING 1000'], lines: [] }]);
    const posting = { record: 'posting', ...use, amount: 1100, postedOn: '2026-10-05', merchant: '喫茶つばめ 本店' };
    await feeds.run([posting]);
    while ((await closeNextCycle(feeds.database.fork())) !== null);
    const refund = { record: 'refund', id: 'c2', of: 'c1', account: 'A1c', card: 'C1c', usedOn: '2026-11-20', amount: 400 };
    await feeds.run([refund, { ...refund, id: 'c3', amount: 700 }]);
    expect(await feeds.lifeOf('c1')).toEqual([
      {
        status: 'POSTED',
        amount: '1100',
        refunded: '1100',
        history: ['PENDING 1000', 'POSTED 1100', 'REFUNDED 400', 'REFUNDED 700'],
        lines: ['USE 1100 2026-10'],
      },
    ]);
    expect(await feeds.lifeOf('c2')).toMatchObject([{ lines: ['REFUND -400 unbilled'] }]);
    expect(await feeds.rows(`select id, merchant from card_transaction where source_key = 'feed:c1'`)).toEqual([
      { id: pending?.id, merchant: '喫茶つばめ 本店' },
    ]);
    // All of it once more, in the wrong order even, says nothing new.
    expect((await feeds.run([refund, posting, { record: 'authorisation', ...use }])).counts.use).toEqual({ new: 0, changed: 0, known: 3 });
  });

  it('takes a pending use back: it stays in the history and is on no bill', async () => {
    const use = { ...USE, id: 'd1', account: 'A1d', card: 'C1d' };
    const reversal = { record: 'reversal', id: 'd1', account: 'A1d', on: '2026-10-09' };
    await feeds.run([...issued('d', 4), { record: 'authorisation', ...use }, reversal]);
    expect(await feeds.lifeOf('d1')).toEqual([
      { status: 'CANCELLED', amount: '1000', refunded: '0', history: ['PENDING 1000', 'CANCELLED 1000'], lines: [] },
    ]);
    expect((await feeds.run([reversal])).counts.use).toMatchObject({ known: 1 });
  });

  it('pays the bills that wait with its payments', async () => {
    await feeds.run([...issued('e', 5), { record: 'posting', ...USE, id: 'e1', account: 'A1e', card: 'C1e' }]);
    await onDay({ database: feeds.database }, '2026-11-01', async () => {
      while ((await closeNextCycle(feeds.database.fork())) !== null);
    });
    const report = await feeds.run([{ record: 'payment', id: 'e2', account: 'A1e', paidOn: '2026-11-10', amount: 1200, text: '口座振替' }]);
    expect(report.counts.use).toMatchObject({ new: 1 });
    const bills = `select s.status, s.paid_minor::int as paid from statement s join account a on a.id = s.account_id where a.source_id = 'A1e' order by period_end`;
    expect((await feeds.rows(bills))[0]).toEqual({ status: 'PAID', paid: 1000 });
  });

  it('puts a card in the place of another, which closes; the history of both is one', async () => {
    const renewed = { record: 'card', id: 'C2f', account: 'A1f', number: ownNumber(6), expires: '08/44', replaces: 'C1f' };
    await feeds.run([...issued('f', 6), renewed]);
    expect(
      await feeds.rows(`select n.replaces_card_id = o.id as follows, o.closed_at is not null as closed, o.number_fingerprint is null as freed
                    from card n, card o where n.source_id = 'C2f' and o.source_id = 'C1f'`),
    ).toEqual([{ follows: true, closed: true, freed: true }]);
    expect((await feeds.run([renewed])).counts.card).toMatchObject({ known: 1 });
    await expect(feeds.run([{ ...renewed, id: 'C3f', number: ownNumber(7) }])).rejects.toThrow(
      'line 1: replaces: another card has taken its place already',
    );
  });

  it.each(['BASIC', 'HOLDER'] as const)('renews a card that is frozen (%s) by one that is frozen as well', async (frozenBy) => {
    const [key, n] = frozenBy === 'BASIC' ? (['p', 60] as const) : (['q', 62] as const);
    await feeds.run(issued(key, n));
    await feeds.rows(`update card set frozen_at = app_now(), frozen_by = '${frozenBy}' where source_id = 'C1${key}'`);
    // In one file a third card takes the place of the second.
    const renewed = { record: 'card', account: `A1${key}`, expires: '08/44' };
    await feeds.run([
      { ...renewed, id: `C2${key}`, number: ownNumber(n), replaces: `C1${key}` },
      { ...renewed, id: `C3${key}`, number: ownNumber(n + 1), replaces: `C2${key}` },
    ]);
    expect(
      await feeds.rows(`select n.frozen_by, n.frozen_at = o.frozen_at as since, n.closed_at is null as open
                          from card n, card o where n.source_id = 'C3${key}' and o.source_id = 'C1${key}'`),
    ).toEqual([{ frozen_by: frozenBy, since: true, open: true }]);
    const other = { record: 'card', id: `C4${key}`, account: `A1${key}`, number: ownNumber(n + 40) };
    await feeds.run([other]);
    expect(await feeds.rows(`select frozen_at from card where source_id = 'C4${key}'`)).toEqual([{ frozen_at: null }]);
  });

  it('gives the card that a member waits for, since they lost another, its number: once', async () => {
    await feeds.run(issued('w', 50));
    // As `reportCardLost` leaves it.
    await feeds.rows(`with lost as (update card set stopped_at = app_now(), loss = 'LOST' where source_id = 'C1w' returning *)
      insert into card (id, account_id, member_id, card_product_id, replaces_card_id)
      select gen_random_uuid(), account_id, member_id, card_product_id, id from lost`);
    const made = { record: 'card', id: 'C2w', account: 'A1w', number: ownNumber(51), expires: '08/44', replaces: 'C1w' };
    expect((await feeds.run([made])).counts.card).toMatchObject({ new: 1 });
    expect(
      await feeds.rows(
        `select source_id, last_four, stopped_at is not null as stopped, replaces_card_id is not null as follows,
                number_fingerprint is not null as numbered
           from card where account_id = (select id from account where source_id = 'A1w') order by source_id`,
      ),
    ).toEqual([
      { source_id: 'C1w', last_four: expect.any(String), stopped: true, follows: false, numbered: true },
      { source_id: 'C2w', last_four: ownNumber(51).slice(-4), stopped: false, follows: true, numbered: true },
    ]);
    await expect(feeds.run([{ ...made, id: 'C3w', number: ownNumber(52) }])).rejects.toThrow('another card has taken its place already');
  });

  it('closes the card that a member waits for with the one they lost, and opens it if it is made after all', async () => {
    await feeds.run(issued('x', 53));
    await feeds.run([
      { record: 'member', id: 'M2x', name: { family: '山田', given: '花子' } },
      { record: 'card', id: 'C2x', account: 'A1x', member: 'M2x', number: ownNumber(54) },
    ]);
    await feeds.rows(`with lost as (update card set stopped_at = app_now(), loss = 'LOST' where source_id = 'C2x' returning *)
      insert into card (id, account_id, member_id, card_product_id, replaces_card_id)
      select gen_random_uuid(), account_id, member_id, card_product_id, id from lost`);
    const membership = () => feeds.rows(`select 1 from membership where member_id = (select id from member where source_id = 'M2x')`);
    expect(await membership()).toHaveLength(1);
    await feeds.run([{ record: 'card', id: 'C2x', account: 'A1x', member: 'M2x', closed: true }]);
    expect(await membership()).toHaveLength(0);
    await feeds.run([{ record: 'card', id: 'C3x', account: 'A1x', member: 'M2x', number: ownNumber(55), replaces: 'C2x' }]);
    expect(await membership()).toHaveLength(1);
    // Whoever carried a card carries the one in its place.
    const other = { record: 'card', id: 'C4x', account: 'A1x', number: ownNumber(56), replaces: 'C3x' };
    await expect(feeds.run([other])).rejects.toThrow('another member carries that card');
  });

  it('brings a supplementary card on another’s account', async () => {
    const member = { record: 'member', id: 'M2g', name: { family: '山田', given: '太郎' } };
    await feeds.run([...issued('g', 8), member, { record: 'card', id: 'C2g', account: 'A1g', member: 'M2g', lastFour: '4242' }]);
    expect(
      await feeds.rows(
        `select m.is_basic from membership m join member p on p.id = m.member_id where p.source_id in ('M1g', 'M2g') order by 1`,
      ),
    ).toEqual([{ is_basic: false }, { is_basic: true }]);
  });

  it('keeps a newer contact when an older file is read again', async () => {
    const newer = { record: 'contact', member: 'M1h', email: 'new@example.jp' };
    await feeds.run(issued('h', 9));
    expect((await feeds.run([newer])).counts.contact).toMatchObject({ changed: 1 });
    await feeds.run(issued('h', 9));
    expect(
      await feeds.rows(
        `select c.value, isfinite(c.changed_at) as changed from contact c join member m on m.id = c.member_id where m.source_id = 'M1h'`,
      ),
    ).toEqual([{ value: 'new@example.jp', changed: true }]);
  });

  it('takes turns with another import of the same feed: what one brings, the other knows', async () => {
    const path = await feeds.write([...issued('k', 13), { record: 'posting', ...USE, id: 'k1', account: 'A1k', card: 'C1k' }]);
    const [one, other] = await Promise.all([feeds.importPath(path), feeds.importPath(path)]);
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
    await feeds.run([...issued('l', 14), ...issued('m', 15)]);
    // More than is taken in at once, so that each would hold one account while it asks for the other.
    const uses = (feed: string, account: string) =>
      Array.from({ length: 2_100 }, (_, n) => ({ record: 'posting', id: `${feed}${n}`, account, usedOn: '2026-10-03', amount: 1 }));
    const reports = await Promise.all([
      feeds.run([...uses('p', 'A1l'), ...uses('p', 'A1m')]),
      feeds.run([...uses('q', 'A1m'), ...uses('q', 'A1l')]),
    ]);
    expect(reports.map(({ counts }) => counts.use.new)).toEqual([4_200, 4_200]);
  }, 30_000);

  it('keeps nothing when whoever asked goes away', async () => {
    const stop = new AbortController();
    const path = join(feeds.folder, 'many.ndjson');
    await writeFeed(path, makeFeed({ accounts: 10, uses: 2_000 }));
    const request = { name: 'many', path, isDryRun: false, skipsBad: false, signal: stop.signal, onProgress: () => stop.abort() };
    await expect(importFeed(feeds.database.fork(), feeds.keys, request)).rejects.toThrow();
    expect(await feeds.rows(`select 1 from account where source_id = 'BA5'`)).toEqual([]);
  });

  it('imports a made-up issuer of some thousand uses: every bill line is a posted use, and each has its history', async () => {
    const path = join(feeds.folder, 'issuer.ndjson');
    await writeFeed(path, makeFeed({ accounts: 50, uses: 6_000 }));
    const report = await feeds.importPath(path);
    expect(report.counts).toMatchObject({ account: { new: 50 }, use: { known: 0 } });
    const wrong = `select count(*)::int as n from card_transaction t where t.source_key like 'feed:U%'`;
    expect(await feeds.rows(wrong)).toEqual([{ n: 6_000 }]);
    expect(
      await feeds.rows(
        `${wrong} and (t.status = 'POSTED') <> exists (select 1 from bill_line l where l.account_id = t.account_id and l.transaction_id = t.id and l.amount_minor = t.amount_minor)`,
      ),
    ).toEqual([{ n: 0 }]);
    expect(
      await feeds.rows(
        `${wrong} and not exists (select 1 from transaction_event e where e.account_id = t.account_id and e.transaction_id = t.id and e.status = t.status)`,
      ),
    ).toEqual([{ n: 0 }]);
    const again = await feeds.importPath(path);
    expect(again.counts.use).toMatchObject({ new: 0, changed: 0 });
  }, 120_000);
});
