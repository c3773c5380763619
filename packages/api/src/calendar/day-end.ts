import { addDays } from './days.js';

/** The moment a day ends in a time zone, in milliseconds since 1970. @param day `YYYY-MM-DD` @param timeZone IANA, such as `Asia/Tokyo` */
export function dayEnd(day: string, timeZone: string): number {
  const midnight = Date.parse(addDays(day, 1));
  // The offset before the first guess may be another one than at the moment itself, where clocks change in between.
  const guess = midnight - offsetAt(midnight, timeZone);
  return midnight - offsetAt(guess, timeZone);
}

/** By how much a time zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it; the zones are those of accounts, few and fixed. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  FORMATS.set(timeZone, format);
  return format;
}
