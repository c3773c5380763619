import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { ENTITIES } from '../../packages/api/dist/src/features.js';
import { inBulkTransaction, openDatabase, query, type Database } from '../../packages/api/dist/src/platform/index.js';
import { makeFeed, writeFeed, type FeedSize } from '../../packages/api/dist/src/test/feed-writer.js';
import { startPostgres, type TestPostgres } from '../../packages/api/dist/src/test/postgres.js';
import { describeMachine, median, table } from '../report.ts';

const HELP = `How fast does an issuer's feed come in, and how much memory does it need?

A made-up feed, as large as asked for and a hundredth of that, is imported by \`meisai import\` as it is shipped, each into an empty
PostgreSQL server of its own, and the larger one once more, when all of it is known. Beside it, COPY alone brings as many rows of the same
columns into a table without keys. Memory is the peak of the process that imports, as the system counts it.

  --uses N       uses of the larger feed (50000; the full form is 1000000)
  --accounts N   accounts with a member, a contact and a card each (a hundredth of the uses)
`;

const CLI = fileURLToPath(new URL('../../packages/api/dist/src/cli.js', import.meta.url));
const SECRET = Buffer.alloc(32, 7).toString('base64');

const COPIED = [
  ['account_id', 'uuid'],
  ['id', 'uuid'],
  ['card_id', 'uuid'],
  ['kind', 'text'],
  ['merchant', 'text'],
  ['search_text', 'text'],
  ['used_on', 'date'],
  ['posted_on', 'date'],
  ['amount_minor', 'bigint'],
  ['category', 'text'],
  ['source_key', 'text'],
  ['status', 'text'],
] as const;

const BATCH = 5_000;

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, uses: { type: 'string', default: '50000' }, accounts: { type: 'string' } },
});
if (values.help === true) process.stdout.write(HELP);
else await measure();

interface Measured {
  what: string;
  records: number;
  seconds: number;
  peakMiB: number;
}

async function measure(): Promise<void> {
  const uses = Number(values.uses);
  const large = { uses, accounts: Number(values.accounts ?? Math.ceil(uses / 100)) };
  const small = { uses: Math.ceil(uses / 100), accounts: Math.ceil(large.accounts / 100) };
  const folder = await mkdtemp(join(tmpdir(), 'meisai-bench-import-'));
  try {
    const first = await importOnce(folder, small);
    const second = await importOnce(folder, large, { isRepeated: true });
    report(large, [...first.measured, ...second.measured], second);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importOnce(folder: string, size: FeedSize, { isRepeated = false } = {}) {
  const path = join(folder, `${size.uses}.ndjson`);
  const records = await writeFeed(path, makeFeed(size));
  const { size: bytes } = await stat(path);
  const postgres = await startPostgres();
  try {
    const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 2, statementTimeoutMs: 600_000 });
    try {
      const measured = [await runImport(postgres, path, `${size.uses} uses`, records)];
      await check(database, size);
      if (isRepeated) measured.push(await runImport(postgres, path, `${size.uses} uses again`, records));
      const copied = isRepeated ? await copyAlone(database, size.uses) : [];
      const [row] = await query<{ version: string; mib: number }>(
        database.fork(),
        `select current_setting('server_version') as version, (pg_database_size(current_database()) / 1048576)::int as mib`,
        [],
      );
      return { measured, copied, bytes, version: row?.version ?? '', mib: row?.mib ?? 0 };
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
}

/** Runs the command in a process of its own, and reads the peak of its memory until it is gone. */
async function runImport({ url }: TestPostgres, path: string, what: string, records: number): Promise<Measured> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: url, MEISAI_SECRET: SECRET, DATA_DIR: join(path, '..') };
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, 'import', path], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let peakKiB = 0;
  const watch = setInterval(() => {
    void readPeak(child.pid).then((kib) => (peakKiB = Math.max(peakKiB, kib)));
  }, 100);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  return { what, records, seconds: (performance.now() - began) / 1000, peakMiB: Math.round(peakKiB / 1024) };
}

/** VmHWM, the highest the process has been; where there is no /proc, what it is now. */
async function readPeak(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status !== null) return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({ stdout: '0' }));
  return Number(stdout.trim());
}

/** What was measured must be what was meant. */
async function check(database: Database, { uses, accounts }: FeedSize): Promise<void> {
  const [row] = await query<{ uses: number; accounts: number; lines: number; posted: number }>(
    database.fork(),
    `select (select count(*) from card_transaction where source_key like 'feed:U%')::int as uses, (select count(*) from account)::int as accounts,
            (select count(*) from bill_line)::int as lines, (select count(*) from card_transaction where status = 'POSTED')::int as posted`,
    [],
  );
  if (row?.uses !== uses || row.accounts !== accounts || row.lines !== row.posted)
    throw new Error(`Not what was in the feed: ${JSON.stringify(row)}`);
}

/** Rows a second of COPY by the same code into a table that has nothing but its columns; three rounds. */
async function copyAlone(database: Database, count: number): Promise<number[]> {
  const id = '019ac000-0000-7000-8000-000000000000';
  const batch = Array.from({ length: BATCH }, (_, n) => [
    id,
    id,
    id,
    'PURCHASE',
    '喫茶つばめ',
    '喫茶つばめ',
    '2026-01-01',
    '2026-01-03',
    String(n),
    'DINING',
    `feed:U${n}`,
    'POSTED',
  ]);
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    rates.push(
      await inBulkTransaction(database.fork(), async (bulk) => {
        await query(
          bulk.em,
          `create temporary table copied (${COPIED.map(([name, type]) => `${name} ${type}`).join(', ')}) on commit drop`,
          [],
        );
        const began = performance.now();
        for (let done = 0; done < count; done += BATCH) await bulk.load('copied', COPIED, batch.slice(0, count - done));
        return count / ((performance.now() - began) / 1000);
      }),
    );
  }
  return rates;
}

function report(
  size: FeedSize,
  measured: readonly Measured[],
  { copied, bytes, version, mib }: Awaited<ReturnType<typeof importOnce>>,
): void {
  process.stdout.write(
    [
      describeMachine(version),
      `data      ${size.uses} uses over ${size.accounts} accounts, a file of ${Math.round(bytes / 2 ** 20)} MiB, ${mib} MiB in the database`,
      '',
      table([
        ['what', 'records', 'seconds', 'records a second', 'peak MiB'],
        ...measured.map(({ what, records, seconds, peakMiB }) => [
          what,
          records,
          seconds.toFixed(1),
          Math.round(records / seconds),
          peakMiB,
        ]),
        ['COPY alone', size.uses, (size.uses / median(copied)).toFixed(1), Math.round(median(copied)), ''],
      ]),
      '',
    ].join('\n'),
  );
}
