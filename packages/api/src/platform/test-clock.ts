import { isoInstant, query, type EntityManager } from './database.js';

export interface Clock {
  /** What the service takes for now: ISO 8601, UTC. */
  now: string;
  /** How far it is ahead of the real time. */
  shiftSeconds: number;
}

export type ClockMove = { bySeconds: number } | { toSeconds: number };

export async function readClock(em: EntityManager): Promise<Clock> {
  const [clock] = await query<Clock>(
    em,
    `select ${isoInstant('app_now()')} as now,
            coalesce((select extract(epoch from shift) from clock_shift), 0)::float8 as "shiftSeconds"`,
    [],
  );
  if (clock === undefined) throw new Error('The database tells no time.');
  return clock;
}

/** Moves the clock of every process over this database. For tests only: nothing of a real service calls it. */
export async function moveClock(em: EntityManager, move: ClockMove): Promise<Clock> {
  const [seconds, base] = 'bySeconds' in move ? [move.bySeconds, 'clock_shift.shift'] : [move.toSeconds, `interval '0'`];
  await query(
    em,
    `insert into clock_shift values (true, $1::int * interval '1 second')
     on conflict (is_row) do update set shift = ${base} + $1::int * interval '1 second'`,
    [seconds],
  );
  return readClock(em);
}
