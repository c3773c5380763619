import { AsyncLocalStorage } from 'node:async_hooks';
import type * as Database from '../platform/database.js';

/** Of the work under way: what is done beside it is not among them. */
const underWay = new AsyncLocalStorage<string[]>();

/**
 * The database, telling of each statement. A test takes it in place of its own:
 * `vi.mock('../platform/database.js', async (original) => (await import('../test/count-statements.js')).counting(await original()))`
 */
export function counting(original: typeof Database): typeof Database {
  const query: typeof original.query = (em, sql, parameters) => {
    underWay.getStore()?.push(sql.trim().replace(/\s+/g, ' ').slice(0, 60));
    return original.query(em, sql, parameters);
  };
  return { ...original, query };
}

/** Does something, and tells the beginnings of the statements that were made until it was done, in their order. */
export async function withStatements<T>(work: () => Promise<T>): Promise<{ done: T; made: string[] }> {
  const made: string[] = [];
  const done = await underWay.run(made, work);
  // What goes on after the answer is left out.
  return { done, made: [...made] };
}
