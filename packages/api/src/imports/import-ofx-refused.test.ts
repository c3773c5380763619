import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { BOOK, COFFEE, into, ofx, OfxImports, TRAIN } from '../test/ofx-imports.js';
import { BadRecordsFile } from './bad-records.js';
import { importOfx, type ImportReport } from './import-ofx.js';

let imports: OfxImports;
beforeAll(async () => {
  imports = await OfxImports.start();
});
afterAll(() => imports.stop());

describe('nothing of a file is kept', () => {
  const countAll = async () =>
    (
      await query<{ n: number }>(
        imports.database.fork(),
        'select (select count(*) from account)::int + (select count(*) from card_transaction)::int as n',
        [],
      )
    )[0]?.n;

  it('when a record is bad; each is named', async () => {
    const before = await countAll();
    const text = ofx([COFFEE, { ...BOOK, amount: 'x 4111111111111111' }, { ...BOOK, day: '20250231' }]);
    await expect(imports.run(text, imports.newAccount())).rejects.toThrow(
      'march.ofx: line 3: use 2: TRNAMT "x ****1111": not an amount\nmarch.ofx: line 4: use 3: DTPOSTED is not a date: "20250231"\nmarch.ofx: nothing of this file was imported.',
    );
    expect(await countAll()).toBe(before);
  });

  it('when a date with its time is bad; it is told as it stands, which a card number in its place is not', async () => {
    const rows = [
      { ...COFFEE, day: '20250231000000[-3:GMT]' },
      { ...BOOK, day: '4111111111111111' },
    ];
    await expect(imports.run(ofx(rows), imports.newAccount())).rejects.toThrow(
      /use 1: DTPOSTED is not a date: "20250231000000\[-3:GMT\]"\n.*use 2: DTPOSTED is not a date: "\*{4}1111"\n/,
    );
  });

  it('when every record is bad; the first twenty are named and the others counted', async () => {
    const rows = Array.from({ length: 23 }, () => ({ ...COFFEE, amount: 'x' }));
    const error = await imports.run(ofx(rows), imports.newAccount()).catch((thrown: unknown) => thrown);
    const lines = (error as Error).message.split('\n');
    expect(lines).toHaveLength(22);
    expect(lines.slice(-3)).toEqual([
      expect.stringContaining('use 20: TRNAMT'),
      'march.ofx: and 3 more faults.',
      'march.ofx: nothing of this file was imported.',
    ]);
  });

  it("when its currency is not the account's", async () => {
    const first = await imports.run(ofx([COFFEE]), imports.newAccount());
    const before = await countAll();
    await expect(imports.run(ofx([BOOK], null, 'EUR'), into(first))).rejects.toThrow(
      'march.ofx: the file is in EUR, but the account is in USD',
    );
    expect(await countAll()).toBe(before);
  });

  it('when there is no such account', async () => {
    await expect(imports.run(ofx([BOOK]), { kind: 'ACCOUNT', accountId: '01a20b21-325a-732b-bb9b-665f5dc92869' })).rejects.toThrow(
      'There is no account',
    );
    await expect(imports.run(ofx([BOOK]), { kind: 'ACCOUNT', accountId: 'nonsense' })).rejects.toThrow('--account: "nonsense" is no id');
  });

  it('in a dry run, which tells the same', async () => {
    const before = await countAll();
    const report = await imports.run(ofx([COFFEE, BOOK]), imports.newAccount(), { isDryRun: true });
    expect(report).toMatchObject({ newCount: 2, statement: { label: '2025-03', totalMinor: 2450n } });
    expect(await countAll()).toBe(before);
  });

  it('when whoever asked has gone half-way', async () => {
    const before = await countAll();
    const gone = new AbortController();
    const rows = Array.from({ length: 4001 }, (_, index) => ({ ...COFFEE, fitid: `G${index}` }));
    await expect(imports.run(ofx(rows), imports.newAccount(), { signal: gone.signal, onProgress: () => gone.abort() })).rejects.toThrow();
    expect(await countAll()).toBe(before);
  });
});

describe('bad records', () => {
  const bad = { ...BOOK, amount: '4111 1111 1111 1111 books' };

  async function skipping(name: string, bytes: Buffer): Promise<{ report: ImportReport; left: string; mode: number }> {
    const folder = await mkdtemp(join(tmpdir(), 'meisai-bad-'));
    try {
      const badRecords = new BadRecordsFile(join(folder, name));
      const signal = new AbortController().signal;
      const request = { name, bytes, target: imports.newAccount(), isDryRun: false, badRecords, signal, onProgress: () => undefined };
      const report = await importOfx(imports.database.fork(), imports.hasher, request);
      return { report, left: await readFile(badRecords.path, 'utf8'), mode: (await stat(badRecords.path)).mode & 0o777 };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  it('of OFX are left out where that is wanted, with line, reason and the record, card numbers masked', async () => {
    const { report, left, mode } = await skipping('march.ofx', Buffer.from(ofx([COFFEE, bad, TRAIN])));
    expect([report.newCount, report.badCount, mode]).toEqual([2, 1, 0o600]);
    expect(JSON.parse(left)).toMatchObject({ line: 3, faults: [{ reason: 'use 2: TRNAMT "****1111 books": not an amount' }] });
    expect(left).toContain('<NAME>Book');
  });

  it('of CSV are left out where that is wanted', async () => {
    const text = 'Used on,Merchant,Amount,Currency\n2026-01-01,Coffee,450,JPY\n2026-13-01,"Book, used",20,JPY\n2026-01-03,Train,x,JPY\n';
    const { report, left } = await skipping('march.csv', Buffer.from(text));
    expect([report.newCount, report.badCount]).toEqual([1, 2]);
    expect(
      left
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { line: 3, record: '2026-13-01,"Book, used",20,JPY' },
      { line: 4, faults: [{ reason: '"x": not an amount' }] },
    ]);
  });

  it('refuse the whole file where nobody says otherwise', async () => {
    await expect(imports.run(ofx([COFFEE, bad]), imports.newAccount())).rejects.toThrow(
      'line 3: use 2: TRNAMT "****1111 books": not an amount',
    );
  });
});
