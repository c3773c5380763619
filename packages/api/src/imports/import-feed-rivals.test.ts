import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { deriveKeys, openDatabase, type Database } from '../platform/index.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { importFeed, type FeedReport } from './import-feed.js';

const keys = deriveKeys(Buffer.alloc(32, 7).toString('base64'));
/** More than is taken in at once. */
const USES = 2_100;

let folder: string;
let postgres: TestPostgres;
let database: Database;
let rival: Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-rivals-'));
  postgres = await startPostgres();
  database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4 });
  rival = new Client({ connectionString: postgres.url });
  await rival.connect();
});
afterAll(async () => {
  await rival.end();
  await database.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function importRecords(records: readonly object[], onProgress = (): void => undefined): Promise<FeedReport> {
  const path = join(folder, 'feed.ndjson');
  await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const signal = new AbortController().signal;
  return importFeed(database.fork(), keys, { name: 'feed.ndjson', path, isDryRun: false, skipsBad: false, signal, onProgress });
}

const lock = (account: string) => rival.query('select 1 from account where source_id = $1 for update', [account]);

describe('a feed on PostgreSQL', () => {
  it('is imported once where an act holds one of its accounts and asks for another, and the database undoes the feed', async () => {
    await importRecords([
      { record: 'product', code: 'GOLD', name: { ja: 'ゴールド', en: 'Gold' }, closingDay: 15, dueDay: 10 },
      ...['1', '2'].flatMap((n) => [
        { record: 'member', id: `M${n}`, name: { family: '山田', given: '花子' } },
        { record: 'account', id: `A${n}`, member: `M${n}`, product: 'GOLD', currency: 'JPY', billedFrom: '2026-10-01' },
      ]),
    ]);
    const uses = ['A1', 'A2'].flatMap((account) =>
      Array.from({ length: USES }, (_, n) => ({ record: 'posting', id: `${account}-${n}`, account, usedOn: '2026-10-03', amount: 1 })),
    );
    await rival.query('begin');
    // Who waits this long before looking for a deadlock is not the one who finds it, and is undone for it.
    await rival.query(`set local deadlock_timeout = '60s'`);
    await lock('A2');
    const locked: Promise<unknown>[] = [];
    const report = await importRecords(uses, () => {
      if (locked.length === 0) locked.push(lock('A1').then(() => rival.query('commit')));
    });
    await Promise.all(locked);
    expect(locked).toHaveLength(1);
    expect(report.counts.use).toEqual({ new: 2 * USES, changed: 0, known: 0 });
  });
});
