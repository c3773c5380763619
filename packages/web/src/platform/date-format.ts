/** A `LocalDate` is a day without a zone: UTC in and UTC out keeps it the same day everywhere. */
function format(localDate: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(midnightOf(localDate));
}

function midnightOf(localDate: string): Date {
  return new Date(`${localDate}T00:00:00Z`);
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

/** 2026年10月16日～11月15日, Oct 16 – Nov 15, 2026: what both ends share is written once. */
export function formatPeriod(start: string, end: string, language: string): string {
  if (start === end) return formatDate(start, language);
  if (language.startsWith('ja')) {
    // Of its own accord Japanese writes a range with slashes, unlike every other date on the page.
    const isSameYear = start.slice(0, 'YYYY'.length) === end.slice(0, 'YYYY'.length);
    return `${formatDate(start, language)}～${isSameYear ? format(end, language, { month: 'long', day: 'numeric' }) : formatDate(end, language)}`;
  }
  const shape = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
  return shape.formatRange(midnightOf(start), midnightOf(end));
}

/** 2026年10月, October 2026; of a month as `2026-10`. */
export function formatMonth(month: string, language: string): string {
  return format(`${month}-01`, language, { year: 'numeric', month: 'long' });
}
