const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface TimeLeft {
  unit: 'DAYS' | 'HOURS' | 'MINUTES';
  count: number;
}

/** How long until a moment, as one would say it: whole days, on the last two hours, in the last hour minutes; null when it is over. */
export function timeLeft(until: string, now: number): TimeLeft | null {
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  if (left < HOUR_MS) return { unit: 'MINUTES', count: Math.ceil(left / MINUTE_MS) };
  if (left < 2 * DAY_MS) return { unit: 'HOURS', count: Math.floor(left / HOUR_MS) };
  return { unit: 'DAYS', count: Math.floor(left / DAY_MS) };
}
