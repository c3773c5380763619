import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { Overloaded } from './errors.js';

/**
 * Keeps the pool of connections serving: who would wait behind `most` others is refused at once, and a connection that is lost
 * while somebody has it goes back by itself.
 * @throws {Overloaded} to those who are refused
 * @returns the pool
 */
export async function guardPool(orm: MikroORM, most: number): Promise<Pool> {
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  const connect = pool.connect.bind(pool) as (callback?: Connected) => Promise<PoolClient>;
  const connectKept = async (): Promise<PoolClient> => {
    if (pool.waitingCount >= most) throw new Overloaded(1);
    return returnLost(await connect());
  };
  // With a callback the pool asks itself, for one query, and looks after the connection.
  pool.connect = ((callback?: Connected) => {
    if (callback === undefined) return connectKept();
    return pool.waitingCount < most ? connect(callback) : callback(new Overloaded(1));
  }) as Pool['connect'];
  return pool;
}

type Connected = (error: Error | undefined, client?: PoolClient) => void;

/**
 * Kysely gives the connection of a transaction back after its rollback, which fails on a dead one: it would be missing from the
 * pool for ever. So who loses it gives it back, and whoever still holds it gives nothing back.
 */
function returnLost(client: PoolClient): PoolClient {
  const release = client.release.bind(client);
  let isReturned = false;
  const giveBack = (lost?: Error | boolean): void => {
    if (isReturned) return;
    isReturned = true;
    client.off('end', onEnd);
    release(lost);
  };
  const onEnd = (): void => giveBack(true);
  client.on('end', onEnd);
  client.release = giveBack;
  return client;
}
