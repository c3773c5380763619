import { isoInstant, query, type EntityManager } from '../platform/index.js';

/** The moment a day ends in a time zone, and the moment it is now. */
export async function findDayEnd(em: EntityManager, day: string, timeZone: string): Promise<{ now: Date; dayEnd: Date }> {
  const [row] = await query<{ now: string; dayEnd: string }>(
    em,
    `select ${isoInstant('app_now()')} as now, ${isoInstant('(($1::date + 1)::timestamp at time zone $2)')} as "dayEnd"`,
    [day, timeZone],
  );
  if (row === undefined) throw new Error('The database did not tell the time.');
  return { now: new Date(row.now), dayEnd: new Date(row.dayEnd) };
}
