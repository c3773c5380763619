import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { Overloaded } from './errors.js';

/** Refuses at once who would wait for a connection behind too many others. @throws {Overloaded} to them. */
export async function boundWaiting(orm: MikroORM, most: number): Promise<void> {
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  pool.connect = ((...callback: []) =>
    pool.waitingCount < most ? connect(...callback) : Promise.reject(new Overloaded(1))) as Pool['connect'];
}
