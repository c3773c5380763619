/** A `LocalDate` is a day without a zone: UTC in and UTC out keeps it the same day everywhere. */
function format(localDate: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${localDate}T00:00:00Z`));
}

/** 2026年12月10日(木), Thu, December 10, 2026 */
export function formatDay(localDate: string, language: string): string {
  return format(localDate, language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
}

/** 2026年12月10日, Dec 10, 2026 */
export function formatDate(localDate: string, language: string): string {
  const month = language.startsWith('ja') ? 'long' : 'short';
  return format(localDate, language, { year: 'numeric', month, day: 'numeric' });
}

/** 2026年10月, October 2026; of a month as `2026-10`. */
export function formatMonth(month: string, language: string): string {
  return format(`${month}-01`, language, { year: 'numeric', month: 'long' });
}
