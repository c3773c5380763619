import { describe, expect, it } from 'vitest';
import { addMonths, firstDayOf, isWholeMonth, lastDayOf, monthIn, readMonth, yearUpTo } from './months.js';

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-11', -11, '2025-12'],
  ])('%s and %i more is %s', (month, count, expected) => expect(addMonths(month, count)).toBe(expected));

  it.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, day) => expect([firstDayOf(month), lastDayOf(month)]).toEqual([`${month}-01`, day]));

  it('are a year of twelve, and nothing else is a month', () => {
    expect(yearUpTo('2026-11')).toHaveLength(12);
    expect(yearUpTo('2026-11').at(0)).toBe('2025-12');
    expect(['2026-13', '2026-00', '1999-01', 2026, undefined, '2026-1'].map(readMonth)).toEqual(Array.from({ length: 6 }, () => null));
  });

  it('begin where the account is at home, and not where the browser is', () => {
    const instant = new Date('2026-10-31T15:30:00Z');
    expect(['Asia/Tokyo', 'UTC', 'America/New_York'].map((zone) => monthIn(zone, instant))).toEqual(['2026-11', '2026-10', '2026-10']);
  });

  it.each([
    ['2026-12', false, 'it is that month'],
    ['2026-11', true, 'there are uses before it'],
    ['2026-10', false, 'nothing was used'],
    ['2026-09', false, 'the uses begin with it'],
  ])('%s is compared: %s, as %s', (month, expected) => {
    expect(isWholeMonth(month, ['2026-12', '2026-11', '2026-09'], '2026-12')).toBe(expected);
  });
});
