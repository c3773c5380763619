import type { Language } from './words.ts';

/** A day as people write it. It is a day already, in the account's time zone, and no clock moves it. */
export function formatDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The label of a bill as a month: `2026-10`, or `2026-10-2` for a second one in the month. */
export function formatLabel(label: string, language: Language): string {
  const [, month, ordinal] = /^(\d{4}-\d{2})(?:-(\d+))?$/.exec(label) ?? [];
  if (month === undefined) return label;
  const written = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  return ordinal === undefined ? written : `${written} (${ordinal})`;
}

/** An instant where the account is. */
export function formatInstant(instant: string | number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));
}
