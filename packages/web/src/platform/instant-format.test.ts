import { describe, expect, it, vi } from 'vitest';
import { formatInstant, formatTime, localDayOf } from './instant-format.js';

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
});
