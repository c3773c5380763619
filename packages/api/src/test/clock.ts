import { query, type Services } from '../platform/index.js';

/** Runs work while the one clock of the service stands on a day, at noon in Japan. */
export async function onDay<T>({ database }: Pick<Services, 'database'>, day: string, work: () => Promise<T>): Promise<T> {
  await query(database.fork(), `insert into clock_shift values (true, $1::timestamptz - statement_timestamp())`, [`${day}T03:00:00Z`]);
  try {
    return await work();
  } finally {
    await query(database.fork(), 'delete from clock_shift', []);
  }
}
