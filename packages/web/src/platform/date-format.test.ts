import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatMonth } from './date-format.js';

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
