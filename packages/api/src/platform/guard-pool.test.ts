import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { openDatabase, query, type Database, type EntityManager } from './database.js';

const POOL_SIZE = 3;

let postgres: TestPostgres;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: POOL_SIZE });
});
afterAll(() => postgres.stop());

it('connections lost in the middle of transactions come back to the pool, which serves on and can be closed', async () => {
  for (let round = 0; round < 2; round += 1) {
    const lost = Array.from({ length: POOL_SIZE }, () =>
      database.fork().transactional((tx) => query(tx as EntityManager, 'select pg_sleep(30)', [])),
    );
    const ends = Promise.allSettled(lost);
    await sleep(300);
    await postgres.restart();
    expect((await ends).map(({ status }) => status)).toEqual(lost.map(() => 'rejected'));
    const served = Array.from({ length: POOL_SIZE }, () =>
      database.fork().transactional((tx) => query(tx as EntityManager, 'select 1', [])),
    );
    expect(await Promise.all(served)).toHaveLength(POOL_SIZE);
  }
  await database.close();
});
