import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFailures, isLocked, openByTime, timeToOpenMs, type FailureRun, type LockLimits } from './failure-run.js';

const MINUTE_MS = 60_000;
const LIMITS: LockLimits = { threshold: 5, runLimit: 100, firstLockMs: 30 * MINUTE_MS, longestLockMs: 24 * 60 * MINUTE_MS };
const NONE: FailureRun = { failed: 0, runFailed: 0, lockCount: 0, sinceLastFailureMs: null };

function fail(run: FailureRun, count = 1) {
  return countFailures({ ...run, sinceLastFailureMs: 0 }, count, LIMITS);
}

describe('failures in a row', () => {
  it('lock with the one that reaches the threshold, which says so once', () => {
    const steps = Array.from({ length: 6 }).reduce<ReturnType<typeof fail>[]>((all) => [...all, fail(all.at(-1)?.run ?? NONE)], []);
    expect(steps.map(({ locksNow }) => locksNow)).toEqual([false, false, false, false, true, false]);
    expect(steps.map(({ run }) => isLocked(run, LIMITS))).toEqual([false, false, false, false, true, true]);
  });

  it('that are counted together lock once, past the threshold too', () => {
    expect(fail({ ...NONE, failed: 3, runFailed: 3 }, 4)).toEqual({
      locksNow: true,
      run: { failed: 7, runFailed: 7, lockCount: 1, sinceLastFailureMs: 0 },
    });
  });

  it.each([
    [0, 30],
    [1, 30],
    [2, 60],
    [3, 120],
    [6, 960],
    [7, 1440],
    [40, 1440],
  ])('that have locked %i times open after %i minutes, not a millisecond before, with as many new tries', (lockCount, minutes) => {
    const locked: FailureRun = { failed: 5, runFailed: 5, lockCount, sinceLastFailureMs: minutes * MINUTE_MS - 1 };
    expect(timeToOpenMs(locked, LIMITS)).toBe(1);
    expect(openByTime(locked, LIMITS)).toEqual(locked);
    const due = { ...locked, sinceLastFailureMs: minutes * MINUTE_MS };
    expect(openByTime(due, LIMITS)).toEqual({ ...due, failed: 0, lockCount: Math.max(1, lockCount) });
  });

  it('never reach the limit of a run, however long one waits between them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { minLength: 100, maxLength: 400 }), (waits) => {
        let run = NONE;
        for (const minutes of waits) {
          run = openByTime({ ...run, sinceLastFailureMs: run.sinceLastFailureMs === null ? null : minutes * MINUTE_MS }, LIMITS);
          if (!isLocked(run, LIMITS)) run = fail(run).run;
        }
        expect(run.runFailed).toBeLessThan(LIMITS.runLimit);
      }),
    );
  });

  it('that could reach the limit of a run with the next tries do not open by time', () => {
    const run = { failed: 5, lockCount: 19, sinceLastFailureMs: 365 * 24 * 60 * MINUTE_MS };
    expect(timeToOpenMs({ ...run, runFailed: 94 }, LIMITS)).toBe(0);
    expect(timeToOpenMs({ ...run, runFailed: 95 }, LIMITS)).toBeNull();
  });

  it('are not forgotten by time before they lock', () => {
    const four: FailureRun = { failed: 4, runFailed: 4, lockCount: 0, sinceLastFailureMs: 365 * 24 * 60 * MINUTE_MS };
    expect(timeToOpenMs(four, LIMITS)).toBeNull();
    expect(openByTime(four, LIMITS)).toEqual(four);
  });
});
