import holidayJp from '@holiday-jp/holiday_jp';
import { addDays } from './days.js';

/** Whose working days count: JP is the days on which Japanese banks move money, NONE knows no day off. */
export type BusinessCalendar = 'JP' | 'NONE';

/** What becomes of a day that falls on a day off. */
export type DayShift = 'NEXT_BUSINESS_DAY' | 'PREVIOUS_BUSINESS_DAY' | 'NONE';

/**
 * A table of law and almanac, up to 2050. Beyond it nobody knows the holidays yet: only weekends and the days banks close count there, and
 * a due date may move by days once they are known. Bills go on meanwhile.
 */
const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays));

/** Days banks close besides weekends and national holidays (Order for Enforcement of the Banking Act, article 5). */
const BANK_HOLIDAYS: ReadonlySet<string> = new Set(['12-31', '01-01', '01-02', '01-03']);

/**
 * Whether money moves on a day, as far as the holidays are known.
 * @param day `YYYY-MM-DD`
 */
export function isBusinessDay(day: string, calendar: BusinessCalendar): boolean {
  if (calendar === 'NONE') return true;
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(day) && !BANK_HOLIDAYS.has(day.slice('YYYY-'.length));
}

/** The day itself where money moves on it, else the nearest one that the shift allows. */
export function shiftToBusinessDay(day: string, shift: DayShift, calendar: BusinessCalendar): string {
  if (shift === 'NONE') return day;
  const step = shift === 'NEXT_BUSINESS_DAY' ? 1 : -1;
  let shifted = day;
  while (!isBusinessDay(shifted, calendar)) shifted = addDays(shifted, step);
  return shifted;
}

/** The day that lies `count` business days before `day`, which itself counts for none. */
export function businessDaysBefore(day: string, count: number, calendar: BusinessCalendar): string {
  let earlier = day;
  for (let left = count; left > 0;) {
    earlier = addDays(earlier, -1);
    if (isBusinessDay(earlier, calendar)) left -= 1;
  }
  return earlier;
}
