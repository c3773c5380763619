import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { FeedImports, ISSUED, NUMBER, ownNumber, PLACES, USE } from '../test/feed-imports.js';

describe.each(PLACES)('what is wrong in a feed on %s', (place) => {
  let feeds: FeedImports;
  beforeAll(async () => {
    feeds = await FeedImports.start(place);
    await feeds.run([...ISSUED, { record: 'posting', ...USE, id: 'first' }]);
  }, 60_000);
  afterAll(() => feeds.stop());

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
    await expect(feeds.run([good, '', bad, good])).rejects.toThrow(`feed.ndjson: line 3: ${reason}`);
    expect(await feeds.rows(`select 1 from card_transaction where source_key like 'feed:good %'`)).toEqual([]);
  });

  it('leaves bad records out where that is wanted, into a file for its owner only, with card numbers masked', async () => {
    const path = await feeds.write([
      { record: 'posting', ...USE, id: 'i1' },
      { record: 'posting', ...USE, id: 'i2', amount: 0.5 },
      `{"record":"card","id":"C9i","account":"A1","number":"${NUMBER.slice(0, -1)}x ${ownNumber(11)}"}`,
      { record: 'card', id: 'C8i', account: 'none', number: ownNumber(12) },
    ]);
    await writeFile(`${path}.bad.ndjson`, 'of an earlier run', { mode: 0o644 });
    const report = await feeds.importPath(path, { skipsBad: true });
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
    expect(await feeds.lifeOf('i1')).toHaveLength(1);
    // What was left out comes in once it is right.
    const mended = { record: 'card', id: 'C8i', account: 'A1', number: ownNumber(12) };
    expect((await feeds.run([mended])).counts.card).toMatchObject({ new: 1 });
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
    await feeds.run([{ record: 'posting', ...USE, id: `text ${merchant}`, merchant }]);
    expect(
      await query(feeds.database.fork(), 'select merchant from card_transaction where source_key = $1', [`feed:text ${merchant}`]),
    ).toEqual([{ merchant }]);
  });

  it('says what it would do in a dry run, and does nothing of it', async () => {
    const path = await feeds.write([{ record: 'posting', ...USE, id: 'j1' }, 'no JSON']);
    const report = await feeds.importPath(path, { skipsBad: true, isDryRun: true });
    expect([report.counts.use.new, report.badCount]).toEqual([1, 1]);
    expect(await feeds.lifeOf('j1')).toEqual([]);
    await expect(stat(`${path}.bad.ndjson`)).rejects.toThrow('ENOENT');
  });
});
