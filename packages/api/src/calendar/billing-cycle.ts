import { shiftToBusinessDay, type BusinessCalendar, type DayShift } from './business-day.js';
import { addDays, dayInMonth } from './days.js';

/** When a product closes its bills and has them paid. */
export interface BillingCalendar {
  /** The day of the month the books close on, 1–28, or the last one. */
  closingDay: DayOfMonth;
  /** In which month after the closing one the bill is due: 0, 1 or 2. */
  dueMonthsLater: number;
  dueDay: DayOfMonth;
  /** What becomes of a due date on a day off. A closing date never moves. */
  dueShift: DayShift;
  businessCalendar: BusinessCalendar;
}

/** 1–28, which every month has, or its last day. */
export type DayOfMonth = number | 'MONTH_END';

/** One turn of the billing calendar; its days are those of the account's time zone. */
export interface BillingCycle {
  /** The day after the closing date before. */
  periodStart: string;
  /** The closing date: the last day of the period. */
  closingDate: string;
  dueDate: string;
}

/** The cycle a day lies in. @param day `YYYY-MM-DD` */
export function cycleOf(day: string, calendar: BillingCalendar): BillingCycle {
  const thisMonth = dayOfMonth(day, 0, calendar.closingDay);
  return cycleClosingIn(day, day <= thisMonth ? 0 : 1, calendar);
}

/** The cycle whose books close in the month `months` after the one `day` lies in. */
export function cycleClosingIn(day: string, months: number, calendar: BillingCalendar): BillingCycle {
  const closingDate = dayOfMonth(day, months, calendar.closingDay);
  const due = dayOfMonth(day, months + calendar.dueMonthsLater, calendar.dueDay);
  return {
    periodStart: addDays(dayOfMonth(day, months - 1, calendar.closingDay), 1),
    closingDate,
    dueDate: shiftToBusinessDay(due, calendar.dueShift, calendar.businessCalendar),
  };
}

function dayOfMonth(day: string, months: number, of: DayOfMonth): string {
  // The day before the first of the next month is the last of this one.
  return of === 'MONTH_END' ? dayInMonth(day, months + 1, 0) : dayInMonth(day, months, of);
}
