import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleClosingIn, cycleOf, type BillingCalendar } from './billing-cycle.js';
import { isBusinessDay } from './business-day.js';
import { addDays } from './days.js';

const ON_15TH: BillingCalendar = {
  closingDay: 15,
  dueMonthsLater: 1,
  dueDay: 10,
  dueShift: 'NEXT_BUSINESS_DAY',
  businessCalendar: 'JP',
};
const AT_MONTH_END: BillingCalendar = { ...ON_15TH, closingDay: 'MONTH_END', dueDay: 27 };

describe('the cycle a day lies in', () => {
  it.each([
    ['2026-11-15', ON_15TH, '2026-10-16', '2026-11-15', '2026-12-10'],
    ['2026-11-16', ON_15TH, '2026-11-16', '2026-12-15', '2027-01-12'],
    ['2026-02-28', AT_MONTH_END, '2026-02-01', '2026-02-28', '2026-03-27'],
    ['2028-02-29', AT_MONTH_END, '2028-02-01', '2028-02-29', '2028-03-27'],
    ['2026-12-31', AT_MONTH_END, '2026-12-01', '2026-12-31', '2027-01-27'],
  ])('%s', (day, calendar, periodStart, closingDate, dueDate) => {
    expect(cycleOf(day, calendar)).toEqual({ periodStart, closingDate, dueDate });
  });

  it('has no gap to the next and shares no day with it, whatever the calendar', () => {
    const calendars = fc.record({
      closingDay: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('MONTH_END' as const)),
      dueMonthsLater: fc.integer({ min: 1, max: 2 }),
      dueDay: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('MONTH_END' as const)),
      dueShift: fc.constantFrom('NEXT_BUSINESS_DAY' as const, 'PREVIOUS_BUSINESS_DAY' as const, 'NONE' as const),
      businessCalendar: fc.constantFrom('JP' as const, 'NONE' as const),
    });
    const days = fc.integer({ min: 0, max: 7000 }).map((count) => addDays('2020-01-01', count));
    fc.assert(
      fc.property(days, calendars, (day, calendar) => {
        const cycle = cycleOf(day, calendar);
        expect(cycle.periodStart <= day && day <= cycle.closingDate).toBe(true);
        const next = cycleClosingIn(cycle.closingDate, 1, calendar);
        expect(next.periodStart).toBe(addDays(cycle.closingDate, 1));
        expect(next.closingDate > cycle.closingDate).toBe(true);
        if (calendar.dueShift !== 'NONE') expect(isBusinessDay(cycle.dueDate, calendar.businessCalendar)).toBe(true);
      }),
    );
  });
});
