import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from './database.js';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

const TRIES = 4;
const BACK_OFF_MS = 20;

/**
 * Runs an act in a transaction, and again where the database undid it for the sake of another: three times at most, a little
 * later each time. Nothing of an undone try is left, so the act is done once.
 */
export function retryTransaction<T>(em: EntityManager, act: (tx: EntityManager) => Promise<T>): Promise<T> {
  return retryUndone(() => em.transactional((tx) => act(tx as EntityManager)));
}

/** {@link retryTransaction} of work that begins its transaction itself. */
export async function retryUndone<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !wasUndone(error)) throw error;
      await sleep(BACK_OFF_MS * 2 ** tried * (0.5 + Math.random() / 2));
    }
  }
}

function wasUndone(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : null;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}
