/** Calendar days as `YYYY-MM-DD`, without clock or time zone. */

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day `count` days after `day`; before it where negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** All days from `first` to `last`, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The `dayOfMonth` of the month `months` after the one `day` lies in. */
export function dayInMonth(day: string, months: number, dayOfMonth: number): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  return new Date(Date.UTC(year, month + months, dayOfMonth)).toISOString().slice(0, 10);
}
