import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTITIES } from '../features.js';
import { importFeed, type FeedReport } from '../imports/index.js';
import { deriveKeys, openDatabase, query, type Database } from '../platform/index.js';
import { cardNumber } from './feed-writer.js';
import { openEmbeddedDatabase } from './migrated-folder.js';
import { startPostgres, type TestPostgres } from './postgres.js';

/** Numbers the made-up issuer gives to none of its cards. */
export const ownNumber = (n: number): string => cardNumber(1_000_000 + n);
export const NUMBER = ownNumber(1);

/** A member with an account and a card. */
export const ISSUED = [
  { record: 'product', code: 'GOLD', name: { ja: 'ゴールド', en: 'Gold' }, closingDay: 15, dueDay: 10 },
  { record: 'member', id: 'M1', name: { family: '山田', given: '花子' }, birthDate: '1985-04-01' },
  { record: 'contact', member: 'M1', email: 'hanako@example.jp' },
  { record: 'account', id: 'A1', member: 'M1', product: 'GOLD', currency: 'JPY', billedFrom: '2026-10-01' },
  { record: 'card', id: 'C1', account: 'A1', number: NUMBER, expires: '08/39' },
];
export const USE = { id: 'U1', account: 'A1', card: 'C1', usedOn: '2026-10-03', merchant: '喫茶つばめ', amount: 1000 };

/** A member, account and card of its own for a test: the ids of ISSUED with a mark behind. */
export function issued(mark: string, n: number): object[] {
  return JSON.parse(
    JSON.stringify(ISSUED)
      .replace(/"(M1|A1|C1)"/g, `"$1${mark}"`)
      .replace(NUMBER, ownNumber(n)),
  ) as object[];
}

export const PLACES = ['the embedded database', 'PostgreSQL'] as const;

/** An empty database that feeds go into, and a folder for them. */
export class FeedImports {
  readonly keys = deriveKeys(Buffer.alloc(32, 7).toString('base64'));
  private files = 0;

  private constructor(
    readonly folder: string,
    readonly database: Database,
    private readonly postgres: TestPostgres | null,
  ) {}

  static async start(place: (typeof PLACES)[number]): Promise<FeedImports> {
    const folder = await mkdtemp(join(tmpdir(), 'meisai-feed-'));
    const postgres = place === 'PostgreSQL' ? await startPostgres() : null;
    const database = await (postgres === null
      ? openEmbeddedDatabase()
      : openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4 }));
    return new FeedImports(folder, database, postgres);
  }

  async stop(): Promise<void> {
    await this.database.close();
    await this.postgres?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async write(records: readonly (object | string)[]): Promise<string> {
    this.files += 1;
    const path = join(this.folder, `feed-${this.files}.ndjson`);
    await writeFile(path, records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join(''));
    return path;
  }

  importPath(path: string, options: { skipsBad?: boolean; isDryRun?: boolean; signal?: AbortSignal } = {}): Promise<FeedReport> {
    const signal = new AbortController().signal;
    const defaults = { name: 'feed.ndjson', path, isDryRun: false, skipsBad: false, signal, onProgress: () => undefined };
    return importFeed(this.database.fork(), this.keys, { ...defaults, ...options });
  }

  async run(records: readonly (object | string)[], options = {}): Promise<FeedReport> {
    return this.importPath(await this.write(records), options);
  }

  rows<Row extends object>(sql: string): Promise<Row[]> {
    return query<Row>(this.database.fork(), sql, []);
  }

  /** How a use stands, its history, and its lines with their bills. */
  lifeOf(id: string) {
    return this.rows<{ status: string; amount: string; refunded: string; history: string[]; lines: string[] }>(
      `select t.status, t.amount_minor::text as amount, t.refunded_minor::text as refunded,
              array(select e.status || ' ' || e.amount_minor from transaction_event e
                     where e.account_id = t.account_id and e.transaction_id = t.id order by e.id) as history,
              array(select l.kind || ' ' || l.amount_minor || ' ' || coalesce(s.label, 'unbilled')
                      from bill_line l left join statement s on s.account_id = l.account_id and s.id = l.statement_id
                     where l.account_id = t.account_id and l.transaction_id = t.id order by l.id) as lines
         from card_transaction t where t.source_key = 'feed:${id}'`,
    );
  }
}
