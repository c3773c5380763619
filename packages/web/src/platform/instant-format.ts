/** The calendar day of an instant where the browser is, as a `LocalDate`. */
export function localDayOf(instant: string): string {
  const date = new Date(instant);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** 14:05, 2:05 PM; where the browser is. */
export function formatTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
}

/** 2026年12月10日 14:05, Dec 10, 2026, 2:05 PM; where the browser is. */
export function formatInstant(instant: string, language: string): string {
  const month = language.startsWith('ja') ? 'long' : 'short';
  const options = { year: 'numeric', month, day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(instant));
}
