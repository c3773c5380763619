import { query, type EntityManager, type Services } from '../platform/index.js';

/**
 * Runs something while nobody gets past writing into a table, as on a database that is slow just there. For races that have to be met in
 * one order: what writes there last of all has done the rest by then.
 */
export async function whileHeld({ database }: Services, table: string, work: () => Promise<void>): Promise<void> {
  await database.fork().transactional(async (tx) => {
    await query(tx as EntityManager, `lock table ${table} in share row exclusive mode`, []);
    await work();
  });
}

const ATTEMPTS = 400;
const WAIT_MS = 25;

/** Waits until so many transactions wait for others. @throws where they do not within ten seconds */
export async function untilWaiting({ database }: Services, count: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const waiting = await query(database.fork(), `select 1 from pg_stat_activity where wait_event_type = 'Lock'`, []);
    if (waiting.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error(`No ${count} transactions wait.`);
}
