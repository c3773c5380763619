import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, EntityManager } from '../platform/index.js';

/**
 * What one redemption of a code or refresh token does to the database, all of it or nothing. The library takes what works once and
 * then keeps what came of it: were the database to go away in between, the app would have lost the one without getting the other.
 */
export interface TokenUnit {
  /** Where the request at hand reads and writes. */
  em(): EntityManager;
  /** From here on all of the request is one transaction: not before, so that a slow client holds nothing. */
  begin(): Promise<void>;
  /** Runs a request. @param isKept asked when its answer is there @throws where what it did could not be kept */
  run(work: () => Promise<void>, isKept: () => boolean): Promise<void>;
}

export function createTokenUnit(database: Database): TokenUnit {
  const current = new AsyncLocalStorage<{ em: EntityManager | null }>();
  return {
    em: () => current.getStore()?.em ?? database.fork(),
    begin: async () => {
      const unit = current.getStore();
      if (unit === undefined || unit.em !== null) return;
      const em = database.fork();
      await em.begin();
      unit.em = em;
    },
    run: async (work, isKept) => {
      const unit: { em: EntityManager | null } = { em: null };
      try {
        await current.run(unit, work);
      } catch (error) {
        await unit.em?.rollback().catch(() => undefined);
        throw error;
      }
      if (unit.em === null) return;
      // What broke is broken off: a connection that is gone has nothing to undo.
      if (isKept()) await unit.em.commit();
      else await unit.em.rollback().catch(() => undefined);
    },
  };
}
