import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatMonth, formatPeriod } from './date-format.js';

describe('a day', () => {
  it.each([
    ['2026-12-10', 'ja', '2026年12月10日(木)', '2026年12月10日'],
    ['2026-12-10', 'en', 'Thu, December 10, 2026', 'Dec 10, 2026'],
    ['2026-01-01', 'ja', '2026年1月1日(木)', '2026年1月1日'],
  ])('%s is written in %s as %s, or shorter as %s', (day, language, long, short) => {
    expect(formatDay(day, language)).toBe(long);
    expect(formatDate(day, language)).toBe(short);
  });

  it('has a month with a name', () => {
    expect(formatMonth('2026-10', 'ja')).toBe('2026年10月');
    expect(formatMonth('2026-10', 'en')).toBe('October 2026');
  });
});

describe('a period', () => {
  it.each([
    ['2026-10-16', '2026-11-15', '2026年10月16日～11月15日', 'Oct 16 – Nov 15, 2026'],
    ['2025-12-16', '2026-01-15', '2025年12月16日～2026年1月15日', 'Dec 16, 2025 – Jan 15, 2026'],
    ['2016-08-23', '2016-08-23', '2016年8月23日', 'Aug 23, 2016'],
  ])('from %s to %s says what both ends share once', (start, end, ja, en) => {
    expect(formatPeriod(start, end, 'ja')).toBe(ja);
    // Between the ends English puts thin spaces.
    expect(formatPeriod(start, end, 'en').replaceAll('\u2009', ' ')).toBe(en);
  });
});
