import { describe, expect, it } from 'vitest';
import { businessDaysBefore, isBusinessDay, shiftToBusinessDay } from './business-day.js';

describe('a business day in Japan', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-23', false, 'Labour Thanksgiving Day'],
    ['2026-05-06', false, 'the day off in lieu after Golden Week'],
    ['2026-09-22', false, 'a citizens’ holiday between two holidays'],
    ['2026-12-31', false, 'banks close'],
    ['2027-01-03', false, 'banks close'],
    ['2027-01-04', true, 'the first of the year'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isBusinessDay(day, 'JP')).toBe(expected);
  });

  it('goes by weekends and the days banks close in a year nobody knows the holidays of, so that bills go on', () => {
    expect(['2051-01-02', '2051-01-04', '2051-01-07', '2051-01-08'].map((day) => isBusinessDay(day, 'JP'))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(shiftToBusinessDay('2199-12-31', 'NEXT_BUSINESS_DAY', 'JP')).toBe('2200-01-06');
    expect(isBusinessDay('2051-01-01', 'NONE')).toBe(true);
  });
});

describe('a due date on a day off', () => {
  it.each([
    ['2026-12-31', 'NEXT_BUSINESS_DAY', '2027-01-04'],
    ['2026-12-31', 'PREVIOUS_BUSINESS_DAY', '2026-12-30'],
    ['2026-05-03', 'NEXT_BUSINESS_DAY', '2026-05-07'],
    ['2026-05-03', 'NONE', '2026-05-03'],
    ['2026-11-10', 'NEXT_BUSINESS_DAY', '2026-11-10'],
  ] as const)('%s, %s: %s', (day, shift, expected) => {
    expect(shiftToBusinessDay(day, shift, 'JP')).toBe(expected);
  });

  it('is counted back in business days: three before 10 May 2026 is 1 May', () => {
    expect(businessDaysBefore('2026-05-11', 3, 'JP')).toBe('2026-05-01');
  });
});
