/** Months as `2026-10`, and their days as `YYYY-MM-DD`; no clock and no zone. */

/** The month it is where an account is at home, wherever the browser is. */
export function monthIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(now);
  const part = (type: 'year' | 'month'): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}`;
}

/** The month so many months after another; before it where negative. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export function firstDayOf(month: string): string {
  return `${month}-01`;
}

export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The twelve months that end with one, the earliest first. */
export function yearUpTo(month: string): string[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(month, index - 11));
}

/** A month as an address may name it; null for what is none. */
export function readMonth(value: unknown): string | null {
  return typeof value === 'string' && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(value) ? value : null;
}

/**
 * Whether a month can be compared with others: not the month it is, nor the one the uses begin with, which is a part of one perhaps.
 * @param used the months in which something was used, among them one before all that are compared where there is one
 * @param now the month it is
 */
export function isWholeMonth(month: string, used: readonly string[], now: string): boolean {
  return used.includes(month) && month < now && used.some((other) => other < month);
}
