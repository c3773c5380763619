import { expect, it } from 'vitest';
import { dayEnd } from './day-end.js';

it.each([
  ['2026-11-24', 'Asia/Tokyo', '2026-11-24T15:00:00.000Z'],
  ['2026-12-31', 'UTC', '2027-01-01T00:00:00.000Z'],
  ['2026-11-24', 'America/New_York', '2026-11-25T05:00:00.000Z'],
  // Clocks go forward at two in the morning of 8 March 2026, and back on 1 November.
  ['2026-03-07', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['2026-03-08', 'America/New_York', '2026-03-09T04:00:00.000Z'],
  ['2026-10-31', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  ['2026-11-24', 'Asia/Kathmandu', '2026-11-24T18:15:00.000Z'],
])('%s ends in %s at %s', (day, timeZone, moment) => expect(new Date(dayEnd(day, timeZone)).toISOString()).toBe(moment));
