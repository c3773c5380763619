import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { createMetrics, createPasswordHasher, openDatabase, query, type Database, type PasswordHasher } from '../platform/index.js';
import { accountGlobalId } from '../accounts/index.js';
import { BadRecordsFile } from './bad-records.js';
import type { ImportTarget } from './import-account.js';
import { importOfx, type ImportReport } from './import-ofx.js';

interface Row {
  day: string;
  amount: string;
  name: string;
  fitid?: string;
}

function ofx(rows: readonly Row[], period: readonly [string, string] | null = ['20250301', '20250331'], currency = 'USD'): string {
  const uses = rows.map(
    ({ day, amount, name, fitid }) => `\n<STMTTRN><DTPOSTED>${day}<TRNAMT>${amount}<FITID>${fitid ?? ''}<NAME>${name}</STMTTRN>`,
  );
  const dates = period === null ? '' : `<DTSTART>${period[0]}<DTEND>${period[1]}`;
  return `<OFX><CCSTMTRS><CURDEF>${currency}<CCACCTFROM><ACCTID>9999</CCACCTFROM><BANKTRANLIST>${dates}${uses.join('')}</BANKTRANLIST></CCSTMTRS></OFX>`;
}

const COFFEE: Row = { day: '20250310', amount: '-4.50', name: 'Coffee' };
const BOOK: Row = { day: '20250312', amount: '-20.00', name: 'Book', fitid: 'B1' };
const TRAIN: Row = { day: '20250402', amount: '-7.00', name: 'Train', fitid: 'T1' };

let database: Database;
let hasher: PasswordHasher;
let users = 0;

beforeAll(async () => {
  hasher = createPasswordHasher(createMetrics());
  database = await openDatabase({ url: null, folder: null, entities: ENTITIES, poolSize: 1 });
});
afterAll(async () => {
  await hasher.close();
  await database.close();
});

/** A new account for each test, opened by its first file. */
function newAccount(opened: ImportReport['account'][] = []): ImportTarget {
  users += 1;
  return { kind: 'NEW_ACCOUNT', userId: `user-${users}`, timeZone: 'Asia/Tokyo', currency: null, opened };
}

function run(
  text: string,
  target: ImportTarget,
  options: { isDryRun?: boolean; signal?: AbortSignal; onProgress?: () => void } = {},
): Promise<ImportReport> {
  const defaults = { isDryRun: false, badRecords: null, signal: new AbortController().signal, onProgress: () => undefined };
  return importOfx(database.fork(), hasher, { name: 'march.ofx', bytes: Buffer.from(text), target, ...defaults, ...options });
}

const into = (report: ImportReport): ImportTarget => ({ kind: 'ACCOUNT', accountId: report.account.id });

function dump(accountId: string): Promise<object[]> {
  return query(
    database.fork(),
    `select t.used_on::text as day, t.amount_minor::text as amount, t.merchant, s.label, s.total_minor::text as total
       from card_transaction t join bill_line l on l.account_id = t.account_id and l.transaction_id = t.id
       left join statement s on s.account_id = l.account_id and s.id = l.statement_id
      where t.account_id = $1 order by t.used_on, t.id`,
    [accountId],
  );
}

const counts = ({ newCount, knownCount, keptApartCount }: ImportReport) => ({ newCount, knownCount, keptApartCount });

describe('an imported file', () => {
  it('puts its uses on one open statement whose total is their sum', async () => {
    const report = await run(ofx([COFFEE, BOOK]), newAccount());
    expect(await dump(report.account.id)).toEqual([
      { day: '2025-03-10', amount: '450', merchant: 'Coffee', label: '2025-03', total: '2450' },
      { day: '2025-03-12', amount: '2000', merchant: 'Book', label: '2025-03', total: '2450' },
    ]);
    expect(report.account.newLogin?.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/);
    const [statement] = await query(database.fork(), 'select status, closing_date, due_date from statement where account_id = $1', [
      report.account.id,
    ]);
    expect(statement).toEqual({ status: 'OPEN', closing_date: null, due_date: null });
  });

  it('changes nothing the second time, by account or by --new-account', async () => {
    const target = newAccount();
    const first = await run(ofx([COFFEE, BOOK]), target);
    const before = await dump(first.account.id);
    expect(counts(await run(ofx([COFFEE, BOOK]), into(first)))).toEqual({ newCount: 0, knownCount: 2, keptApartCount: 0 });
    const again = await run(ofx([COFFEE, BOOK]), target);
    expect(again.account).toMatchObject({ id: first.account.id, isNew: false, newLogin: null });
    expect(await dump(first.account.id)).toEqual(before);
  });

  it('opens no second account for the same card, and names the one there is', async () => {
    const target = newAccount();
    const first = await run(ofx([COFFEE]), target);
    await expect(run(ofx([TRAIN]), target)).rejects.toThrow(
      `has an account in USD with a card ending 9999 already; import into it with --account ${accountGlobalId(first.account.id)}.`,
    );
    expect((await run(ofx([TRAIN], null, 'EUR'), target)).account.isNew).toBe(true);
  });

  it('shares uses with an overlapping file: a known use keeps its place', async () => {
    const first = await run(ofx([COFFEE, BOOK]), newAccount());
    const second = await run(ofx([BOOK, TRAIN], ['20250311', '20250410']), into(first));
    expect(counts(second)).toEqual({ newCount: 1, knownCount: 1, keptApartCount: 0 });
    expect(await dump(first.account.id)).toMatchObject([
      { merchant: 'Coffee', label: '2025-03', total: '2450' },
      { merchant: 'Book', label: '2025-03' },
      { merchant: 'Train', label: '2025-04', total: '700' },
    ]);
  });

  it('keeps equal rows without an id apart, and knows how many it has', async () => {
    const first = await run(ofx([COFFEE, COFFEE]), newAccount());
    expect(first.newCount).toBe(2);
    expect(counts(await run(ofx([COFFEE, COFFEE, COFFEE]), into(first)))).toEqual({ newCount: 1, knownCount: 2, keptApartCount: 0 });
  });

  it('keeps a repeated id with other content apart, and takes one with the same content once', async () => {
    const other = { ...BOOK, amount: '-21.00' };
    const report = await run(ofx([BOOK, other, BOOK]), newAccount());
    expect(counts(report)).toEqual({ newCount: 2, knownCount: 1, keptApartCount: 1 });
  });

  it('knows a use by its id, day and amount, whatever the bank writes beside them the next time', async () => {
    const report = await run(ofx([BOOK, TRAIN]), newAccount());
    const again = [
      { ...BOOK, name: 'Book, corrected' },
      { ...TRAIN, name: 'Train, corrected' },
    ];
    expect(counts(await run(ofx(again), into(report)))).toEqual({ newCount: 0, knownCount: 2, keptApartCount: 0 });
    expect(await dump(report.account.id)).toMatchObject([{ merchant: 'Book' }, { merchant: 'Train' }]);
  });

  it('keeps two texts under one id, day and amount apart within a file, and knows both the next time', async () => {
    const two = ofx([BOOK, { ...BOOK, name: 'Another book' }]);
    const report = await run(two, newAccount());
    expect(counts(report)).toEqual({ newCount: 2, knownCount: 0, keptApartCount: 1 });
    expect(counts(await run(two, into(report)))).toEqual({ newCount: 0, knownCount: 2, keptApartCount: 0 });
  });

  it('labels further statements of a month 2 and 3, and finds its period in its uses where it names none', async () => {
    const first = await run(ofx([COFFEE]), newAccount());
    const second = await run(ofx([BOOK], null), into(first));
    expect(second).toMatchObject({ period: { start: '2025-03-12', end: '2025-03-12' }, statement: { label: '2025-03-2' } });
    expect((await run(ofx([{ ...BOOK, fitid: 'B2' }], ['20250302', '20250330']), into(first))).statement?.label).toBe('2025-03-3');
  });

  it('leaves the lines of a closed bill alone', async () => {
    const first = await run(ofx([COFFEE]), newAccount());
    await query(database.fork(), `update statement set status = 'CLOSED', closing_date = period_end where account_id = $1`, [
      first.account.id,
    ]);
    const second = await run(ofx([COFFEE, BOOK]), into(first));
    expect(second).toMatchObject({ newCount: 1, statement: null });
    expect(await dump(first.account.id)).toMatchObject([
      { label: '2025-03', total: '450' },
      { merchant: 'Book', label: null },
    ]);
  });

  it('opens one account for all files of a card in one command', async () => {
    const target = newAccount();
    const first = await run(ofx([COFFEE]), target);
    const next = await run(ofx([TRAIN], ['20250401', '20250430']), { ...target, opened: [first.account] } as ImportTarget);
    expect(next.account).toMatchObject({ id: first.account.id, newLogin: null });
  });

  it('goes into several thousand rows at once', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ ...COFFEE, fitid: `N${index}` }));
    const report = await run(ofx(rows), newAccount());
    expect(report.statement?.totalMinor).toBe(5000n * 450n);
  });
});

describe('nothing of a file is kept', () => {
  const countAll = async () =>
    (
      await query<{ n: number }>(
        database.fork(),
        'select (select count(*) from account)::int + (select count(*) from card_transaction)::int as n',
        [],
      )
    )[0]?.n;

  it('when a record is bad; each is named', async () => {
    const before = await countAll();
    const text = ofx([COFFEE, { ...BOOK, amount: 'x 4111111111111111' }, { ...BOOK, day: '20250231' }]);
    await expect(run(text, newAccount())).rejects.toThrow(
      'march.ofx: line 3: use 2: TRNAMT "x ****1111": not an amount\nmarch.ofx: line 4: use 3: DTPOSTED is not a date: "20250231"\nmarch.ofx: nothing of this file was imported.',
    );
    expect(await countAll()).toBe(before);
  });

  it('when a date with its time is bad; it is told as it stands, which a card number in its place is not', async () => {
    const rows = [
      { ...COFFEE, day: '20250231000000[-3:GMT]' },
      { ...BOOK, day: '4111111111111111' },
    ];
    await expect(run(ofx(rows), newAccount())).rejects.toThrow(
      /use 1: DTPOSTED is not a date: "20250231000000\[-3:GMT\]"\n.*use 2: DTPOSTED is not a date: "\*{4}1111"\n/,
    );
  });

  it('when every record is bad; the first twenty are named and the others counted', async () => {
    const rows = Array.from({ length: 23 }, () => ({ ...COFFEE, amount: 'x' }));
    const error = await run(ofx(rows), newAccount()).catch((thrown: unknown) => thrown);
    const lines = (error as Error).message.split('\n');
    expect(lines).toHaveLength(22);
    expect(lines.slice(-3)).toEqual([
      expect.stringContaining('use 20: TRNAMT'),
      'march.ofx: and 3 more faults.',
      'march.ofx: nothing of this file was imported.',
    ]);
  });

  it("when its currency is not the account's", async () => {
    const first = await run(ofx([COFFEE]), newAccount());
    const before = await countAll();
    await expect(run(ofx([BOOK], null, 'EUR'), into(first))).rejects.toThrow('march.ofx: the file is in EUR, but the account is in USD');
    expect(await countAll()).toBe(before);
  });

  it('when there is no such account', async () => {
    await expect(run(ofx([BOOK]), { kind: 'ACCOUNT', accountId: '01a20b21-325a-732b-bb9b-665f5dc92869' })).rejects.toThrow(
      'There is no account',
    );
    await expect(run(ofx([BOOK]), { kind: 'ACCOUNT', accountId: 'nonsense' })).rejects.toThrow('--account: "nonsense" is no id');
  });

  it('in a dry run, which tells the same', async () => {
    const before = await countAll();
    const report = await run(ofx([COFFEE, BOOK]), newAccount(), { isDryRun: true });
    expect(report).toMatchObject({ newCount: 2, statement: { label: '2025-03', totalMinor: 2450n } });
    expect(await countAll()).toBe(before);
  });

  it('when whoever asked has gone half-way', async () => {
    const before = await countAll();
    const gone = new AbortController();
    const rows = Array.from({ length: 4001 }, (_, index) => ({ ...COFFEE, fitid: `G${index}` }));
    await expect(run(ofx(rows), newAccount(), { signal: gone.signal, onProgress: () => gone.abort() })).rejects.toThrow();
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
      const request = { name, bytes, target: newAccount(), isDryRun: false, badRecords, signal, onProgress: () => undefined };
      const report = await importOfx(database.fork(), hasher, request);
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
    await expect(run(ofx([COFFEE, bad]), newAccount())).rejects.toThrow('line 3: use 2: TRNAMT "****1111 books": not an amount');
  });
});
