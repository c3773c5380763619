import { useLingui } from '@lingui/react';
import { formatDate, formatDay, formatMonth } from './date-format.js';
import { formatMoney, type Money } from './money-format.js';

/** Money and dates in the language on screen. */
export function useFormats() {
  const { locale } = useLingui().i18n;
  return {
    money: (money: Money) => formatMoney(money, locale),
    day: (localDate: string) => formatDay(localDate, locale),
    date: (localDate: string) => formatDate(localDate, locale),
    month: (month: string) => formatMonth(month, locale),
  };
}
