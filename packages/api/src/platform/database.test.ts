import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { startEmptyPostgres, startPostgres, type TestPostgres } from '../test/postgres.js';
import { openDatabase, query, type Database, type EntityManager } from './database.js';
import { Overloaded } from './errors.js';
import { formatError } from './http-errors.js';

const POOL_SIZE = 2;
/** Fifty for each connection; who has to connect first waits too. */
const MAY_WAIT = 100;

let postgres: TestPostgres;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: POOL_SIZE, statementTimeoutMs: 3_000 });
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

describe('PostgreSQL', () => {
  it('is brought up to date once by several processes that start together on an empty one', async () => {
    const empty = await startEmptyPostgres();
    const options = { url: empty.url, folder: null, entities: ENTITIES, poolSize: POOL_SIZE };
    const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase(options)));
    const tables = `select table_name, column_name, data_type from information_schema.columns
                     where table_schema = 'public' order by table_name, ordinal_position`;
    const rowsOf = (em: EntityManager) => query(em, tables, []);
    expect(await rowsOf((all[3] as Database).fork())).toEqual(await rowsOf(database.fork()));
    await Promise.all(all.map((one) => one.close()));
    await empty.stop();
  });

  it('ends a statement at its deadline, which is told as a service that is not available', async () => {
    const error = await query(database.fork(), 'select pg_sleep(30)', []).catch((cause: unknown) => cause);
    expect(formatError({ message: '' }, error).extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('lets so many wait for a connection, and refuses the rest at once', async () => {
    const slow = Array.from({ length: POOL_SIZE }, () => query(database.fork(), 'select pg_sleep(1)', []));
    const refused: number[] = [];
    const startedAt = performance.now();
    const others = Array.from({ length: MAY_WAIT + 20 }, (_, n) =>
      (n % 2 === 0
        ? query(database.fork(), 'select 1', [])
        : database.fork().transactional((tx) => query(tx as EntityManager, 'select 1', []))
      ).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Overloaded);
        refused.push(performance.now() - startedAt);
      }),
    );
    await Promise.all([...slow, ...others]);
    expect(refused).toHaveLength(20 + POOL_SIZE);
    expect(Math.max(...refused)).toBeLessThan(900);
    expect(await query(database.fork(), 'select 1 as one', [])).toEqual([{ one: 1 }]);
  });
});
