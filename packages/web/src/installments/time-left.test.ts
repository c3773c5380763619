import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.js';

const NOW = Date.parse('2026-11-24T10:00:00Z');

describe('the time until a deadline', () => {
  it.each([
    ['2026-12-03T15:00:00Z', { unit: 'DAYS', count: 9 }],
    ['2026-11-26T10:00:00Z', { unit: 'DAYS', count: 2 }],
    ['2026-11-26T09:59:59Z', { unit: 'HOURS', count: 47 }],
    ['2026-11-24T11:00:00Z', { unit: 'HOURS', count: 1 }],
    ['2026-11-24T10:59:59Z', { unit: 'MINUTES', count: 60 }],
    ['2026-11-24T10:00:01Z', { unit: 'MINUTES', count: 1 }],
    ['2026-11-24T10:00:00Z', null],
    ['2026-11-23T10:00:00Z', null],
  ])('until %s is told as %o', (until, expected) => {
    expect(timeLeft(until, NOW)).toEqual(expected);
  });
});
