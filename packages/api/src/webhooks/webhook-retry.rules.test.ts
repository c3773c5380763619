import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_POLICY } from './webhook-policy.js';
import { isGivenUp, nextTryAfter, pauseAfter } from './webhook-retry.rules.js';

const HOUR_MS = 60 * 60 * 1000;

describe('after a failure', () => {
  it('waits double from ten seconds to half a day, for more than a day and less than a week, and then end', () => {
    const waits = Array.from({ length: 20 }, (_, n) => nextTryAfter(n + 1, 0, WEBHOOK_POLICY));
    expect(waits.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
    expect(Math.max(...waits.map(Number))).toBeLessThanOrEqual(12 * HOUR_MS);
    expect(waits.indexOf(null)).toBe(WEBHOOK_POLICY.tries - 1);
  });

  it('each wait is shortened by up to half at random', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: WEBHOOK_POLICY.tries - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const [wait, longest] = [Number(nextTryAfter(tries, random, WEBHOOK_POLICY)), Number(nextTryAfter(tries, 0, WEBHOOK_POLICY))];
        return wait <= longest && wait >= longest / 2;
      }),
    );
  });

  it('the webhook is left alone for seconds at first, and for five minutes at most', () => {
    expect([1, 2, 3, 50].map((failures) => pauseAfter(failures, WEBHOOK_POLICY))).toEqual([1000, 2000, 4000, 300_000]);
  });

  it.each([
    [500, 0, false],
    [500, 119 * HOUR_MS, false],
    [500, 120 * HOUR_MS, true],
    [null, 120 * HOUR_MS, true],
    [410, 0, true],
  ])('status %s, failing for %i ms: it is given up is %s', (status, failingForMs, is) => {
    expect(isGivenUp(status, failingForMs, WEBHOOK_POLICY)).toBe(is);
  });
});
