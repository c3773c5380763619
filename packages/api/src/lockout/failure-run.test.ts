import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWrongCode, isLocked, openByTime, type CodeCount } from './code-guard.rules.js';
import { CODE_POLICY } from './factor-policy.js';

const MINUTE_MS = 60_000;
const NONE: CodeCount = { failed: 0, runFailed: 0, lockCount: 0, sinceLastFailureMs: null };

describe('wrong one-time codes', () => {
  it('lock with the fifth, which says so once', () => {
    const steps = Array.from({ length: 6 }).reduce<{ count: CodeCount; locksNow: boolean }[]>(
      (all) => [...all, countWrongCode(all.at(-1)?.count ?? NONE, CODE_POLICY)],
      [],
    );
    expect(steps.map(({ locksNow }) => locksNow)).toEqual([false, false, false, false, true, false]);
    expect(steps.map(({ count }) => isLocked(count, CODE_POLICY))).toEqual([false, false, false, false, true, true]);
  });

  it.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [6, 960],
    [7, 1440],
    [20, 1440],
  ])('locked for the %i. time in a row open after %i minutes', (lockCount, minutes) => {
    const locked: CodeCount = { failed: 5, runFailed: 5, lockCount, sinceLastFailureMs: minutes * MINUTE_MS - 1 };
    expect(isLocked(openByTime(locked, CODE_POLICY), CODE_POLICY)).toBe(true);
    expect(openByTime({ ...locked, sinceLastFailureMs: minutes * MINUTE_MS }, CODE_POLICY)).toMatchObject({
      failed: 0,
      runFailed: 5,
      lockCount,
    });
  });

  it('never reach a hundred in a row, however long one waits between them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { minLength: 100, maxLength: 400 }), (waits) => {
        let count = NONE;
        for (const minutes of waits) {
          count = openByTime({ ...count, sinceLastFailureMs: count.sinceLastFailureMs === null ? null : minutes * MINUTE_MS }, CODE_POLICY);
          if (!isLocked(count, CODE_POLICY)) count = countWrongCode(count, CODE_POLICY).count;
        }
        expect(count.runFailed).toBeLessThan(CODE_POLICY.runLimit);
      }),
    );
  });

  it('are not forgotten by time before they lock', () => {
    const four: CodeCount = { failed: 4, runFailed: 4, lockCount: 0, sinceLastFailureMs: 365 * 24 * 60 * MINUTE_MS };
    expect(openByTime(four, CODE_POLICY)).toEqual(four);
  });
});
