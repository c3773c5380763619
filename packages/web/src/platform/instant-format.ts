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
  return new Intl.DateTimeFormat(language, instantShape(language)).format(new Date(instant));
}

/** 2026年12月10日 14:05 JST: by the clock of a time zone, which it names, wherever the browser is. */
export function formatInstantIn(instant: string, timeZone: string, language: string): string {
  const shape = { ...instantShape(language), timeZone, timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(language, shape).format(new Date(instant));
}

function instantShape(language: string) {
  const month = language.startsWith('ja') ? 'long' : 'short';
  return { year: 'numeric', month, day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
}
