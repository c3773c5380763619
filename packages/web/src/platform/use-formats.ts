import { useLingui } from '@lingui/react';
import { formatDate, formatDay, formatMonth, formatPeriod } from './date-format.js';
import { formatInstant, formatInstantIn, formatTime, localDayOf } from './instant-format.js';
import { formatMoney, type Money } from './money-format.js';

/** Money, dates and instants in the language on screen. */
export function useFormats() {
  const { locale } = useLingui().i18n;
  return {
    money: (money: Money) => formatMoney(money, locale),
    day: (localDate: string) => formatDay(localDate, locale),
    date: (localDate: string) => formatDate(localDate, locale),
    /** The day of an instant, where the browser is. */
    dateOf: (instant: string) => formatDate(localDayOf(instant), locale),
    time: (instant: string) => formatTime(instant, locale),
    instant: (instant: string) => formatInstant(instant, locale),
    /** By the clock of the account, where a contract goes by it. */
    instantIn: (instant: string, timeZone: string) => formatInstantIn(instant, timeZone, locale),
    period: (start: string, end: string) => formatPeriod(start, end, locale),
    month: (month: string) => formatMonth(month, locale),
  };
}
