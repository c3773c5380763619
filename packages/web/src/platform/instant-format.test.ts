import { describe, expect, it, vi } from 'vitest';
import { formatInstant, formatInstantIn, formatTime, localDayOf } from './instant-format.js';

describe('an instant', () => {
  it.each([
    ['Asia/Tokyo', '2026-12-11', '2026年12月11日 0:05', 'Dec 11, 2026, 12:05 AM'],
    ['America/New_York', '2026-12-10', '2026年12月10日 10:05', 'Dec 10, 2026, 10:05 AM'],
  ])('is written as it is in %s, where the browser is', (zone, day, ja, en) => {
    vi.stubEnv('TZ', zone);
    const instant = '2026-12-10T15:05:30.000Z';
    expect(localDayOf(instant)).toBe(day);
    expect(formatInstant(instant, 'ja')).toBe(ja);
    expect(formatInstant(instant, 'en').replaceAll('\u202f', ' ')).toBe(en);
    expect(ja).toContain(formatTime(instant, 'ja'));
  });

  it('is written by the clock of the account too, wherever the browser is', () => {
    vi.stubEnv('TZ', 'America/New_York');
    const instant = '2026-11-30T16:18:00.000Z';
    expect(formatInstantIn(instant, 'Asia/Tokyo', 'ja')).toBe('2026年12月1日 1:18 JST');
    expect(formatInstantIn(instant, 'Asia/Tokyo', 'en').replaceAll('\u202f', ' ')).toBe('Dec 1, 2026, 1:18 AM GMT+9');
  });
});
