import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { query, type EntityManager } from './database.js';
import { retryTransaction } from './retry-transaction.js';

let postgres: TestPostgres;
let test: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
  test = await startTestServer({ DATABASE_URL: postgres.url });
  await query(em(), 'create table counter (id int primary key, value int not null)', []);
  await query(em(), 'insert into counter values (1, 0), (2, 0)', []);
});
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

function em(): EntityManager {
  return test.services.database.fork();
}

async function valuesOf(): Promise<number[]> {
  const rows = await query<{ value: number }>(em(), 'select value from counter order by id', []);
  return rows.map(({ value }) => value);
}

it('an act that the database undid over a deadlock is done again, and once', async () => {
  let tries = 0;
  const both = (first: number, second: number) =>
    retryTransaction(em(), async (tx) => {
      tries += 1;
      await query(tx, 'update counter set value = value + 1 where id = $1', [first]);
      await query(tx, 'select pg_sleep(0.2)', []);
      await query(tx, 'update counter set value = value + 1 where id = $1', [second]);
    });
  await Promise.all([both(1, 2), both(2, 1)]);
  expect(tries).toBeGreaterThan(2);
  expect(await valuesOf()).toEqual([2, 2]);
});

it('an act that lost a serializable race is done again, and once', async () => {
  await query(em(), 'update counter set value = 0', []);
  let tries = 0;
  const add = () =>
    retryTransaction(em(), async (tx) => {
      tries += 1;
      await query(tx, 'set transaction isolation level serializable', []);
      const [row] = await query<{ sum: number }>(tx, 'select sum(value)::int as sum from counter', []);
      await query(tx, 'select pg_sleep(0.1)', []);
      await query(tx, 'update counter set value = $1 where id = 1', [(row?.sum ?? 0) + 1]);
    });
  await Promise.all([add(), add()]);
  expect(tries).toBeGreaterThan(2);
  expect(await valuesOf()).toEqual([2, 0]);
});

it('gives up after three more tries, and passes any other fault on at once', async () => {
  let tries = 0;
  const always = (code: string) =>
    retryTransaction(em(), async () => {
      tries += 1;
      throw Object.assign(new Error(code), { code });
    });
  await expect(always('40001')).rejects.toThrow('40001');
  expect(tries).toBe(4);
  tries = 0;
  await expect(always('23505')).rejects.toThrow('23505');
  expect(tries).toBe(1);
});
