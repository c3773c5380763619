/** `2026年10月15日`, `Oct 15, 2026` */
export function printDay(localDate: string, { locale }: { locale: string }): string {
  const month = locale === 'ja-JP' ? 'long' : 'short';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month, day: 'numeric' }).format(new Date(localDate));
}
