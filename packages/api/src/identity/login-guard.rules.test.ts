import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringUpToDate, countDead, countRight, countWrong, judgeGuess, type GuardBucket, type GuardLimits } from './login-guard.rules.js';

const MINUTE_MS = 60_000;
const LIMITS: GuardLimits = { threshold: 3, cap: 10, runLimit: 100, firstLockMs: 30 * MINUTE_MS, longestLockMs: 24 * 60 * MINUTE_MS };

function bucket(given: Partial<GuardBucket> = {}): GuardBucket {
  const failed = given.failed ?? 0;
  return {
    isOwn: true,
    failed,
    pending: 0,
    sinceLeaseEndMs: -1,
    sinceLastFailureMs: failed > 0 ? 0 : null,
    lockCount: failed >= LIMITS.threshold ? 1 : 0,
    runFailed: failed,
    ...given,
  };
}

describe('a guess', () => {
  it.each([
    { failed: 0, pending: 0, verdict: 'GO' },
    { failed: 2, pending: 0, verdict: 'GO' },
    { failed: 2, pending: 1, verdict: 'BUSY' },
    { failed: 0, pending: 3, verdict: 'BUSY' },
    { failed: 3, pending: 0, verdict: 'LOCKED' },
    { failed: 9, pending: 2, verdict: 'LOCKED' },
  ])('is $verdict after $failed failures with $pending under way, at a threshold of 3', ({ failed, pending, verdict }) => {
    expect(judgeGuess([bucket({ failed, pending })], LIMITS)).toBe(verdict);
  });

  it('is GO for a login nobody has tried', () => {
    expect(judgeGuess([], LIMITS)).toBe('GO');
  });

  it('is locked by a threshold that was lowered below the failures there are', () => {
    expect(judgeGuess([bucket({ failed: 4 })], { ...LIMITS, threshold: 5 })).toBe('GO');
    expect(judgeGuess([bucket({ failed: 4 })], LIMITS)).toBe('LOCKED');
  });

  it('from a known device is not stopped by strangers, up to a threshold of 7', () => {
    const strangers = bucket({ isOwn: false, failed: 7 });
    expect(judgeGuess([strangers, bucket()], { ...LIMITS, threshold: 7 })).toBe('GO');
    expect(judgeGuess([bucket({ isOwn: false, failed: 10 }), bucket()], { ...LIMITS, threshold: 10 })).toBe('LOCKED');
  });

  it('is refused once ten have failed over all devices, and waits while the tenth is being checked', () => {
    const others = [3, 3, 3].map((failed) => bucket({ isOwn: false, failed }));
    expect(judgeGuess([...others, bucket()], LIMITS)).toBe('GO');
    expect(judgeGuess([...others, bucket({ pending: 1 })], LIMITS)).toBe('BUSY');
    expect(judgeGuess([...others, bucket({ failed: 1 })], LIMITS)).toBe('LOCKED');
  });
});

describe('a count of wrong passwords', () => {
  it('takes checks whose process died for failures', () => {
    const dead = bucket({ failed: 1, pending: 2, sinceLeaseEndMs: 0 });
    expect(countDead(dead, LIMITS)).toMatchObject({ locksNow: true, bucket: { failed: 3, pending: 0, runFailed: 3, lockCount: 1 } });
    expect(judgeGuess([bringUpToDate(dead, LIMITS)], LIMITS)).toBe('LOCKED');
    expect(countDead(bucket({ failed: 1, pending: 1, sinceLeaseEndMs: 0 }), LIMITS)).toMatchObject({
      locksNow: false,
      bucket: { failed: 2 },
    });
  });

  it.each([
    { failed: 0, pending: 3, sinceLastFailureMs: null },
    { failed: 1, pending: 2, sinceLastFailureMs: 60 * MINUTE_MS },
  ])('locked by checks that died is locked from the end of their lease, no longer and no shorter (%#)', (given) => {
    const leaseEnded = (sinceLeaseEndMs: number) => bringUpToDate(bucket({ ...given, sinceLeaseEndMs }), LIMITS);
    expect(leaseEnded(0)).toMatchObject({ failed: 3, sinceLastFailureMs: 0, lockCount: 1 });
    expect(leaseEnded(30 * MINUTE_MS - 1).failed).toBe(3);
    expect(leaseEnded(30 * MINUTE_MS)).toMatchObject({ failed: 0, lockCount: 1 });
  });

  it('that locks again by checks that died stays shut twice as long', () => {
    const again = bucket({ pending: 3, lockCount: 1, runFailed: 3, sinceLeaseEndMs: 59 * MINUTE_MS });
    expect(bringUpToDate(again, LIMITS)).toMatchObject({ failed: 3, lockCount: 2, runFailed: 6 });
  });

  it('says which wrong password locked it, once', () => {
    const third = countWrong(bucket({ failed: 2, pending: 2 }), LIMITS);
    expect(third).toMatchObject({ locksNow: true, bucket: { failed: 3, pending: 1, lockCount: 1, runFailed: 3 } });
    expect(countWrong(third.bucket, LIMITS).locksNow).toBe(false);
  });

  it('begins anew with a success, doubling included', () => {
    const once = bucket({ failed: 2, pending: 1, lockCount: 4, runFailed: 14 });
    expect(countRight(once)).toMatchObject({ failed: 0, pending: 0, lockCount: 0, runFailed: 0 });
  });

  it('opens when its time has come, not a millisecond before, with as many new guesses', () => {
    const locked = bucket({ failed: 3, lockCount: 2, sinceLastFailureMs: 60 * MINUTE_MS - 1 });
    expect(bringUpToDate(locked, LIMITS).failed).toBe(3);
    const opened = bringUpToDate({ ...locked, sinceLastFailureMs: 60 * MINUTE_MS }, LIMITS);
    expect(opened).toMatchObject({ failed: 0, lockCount: 2, runFailed: 3 });
  });

  it('never reaches the hundredth failure in a row, however long one waits', () => {
    let state = bucket();
    let checked = 0;
    for (let attempt = 0; attempt < 500; attempt += 1) {
      state = bringUpToDate({ ...state, sinceLastFailureMs: state.sinceLastFailureMs === null ? null : 48 * 60 * MINUTE_MS }, LIMITS);
      if (judgeGuess([state], LIMITS) !== 'GO') continue;
      checked += 1;
      state = countWrong({ ...state, pending: state.pending + 1 }, LIMITS).bucket;
    }
    expect(checked).toBe(99);
  });

  it('never holds more failures and checks under way than the threshold, whatever happens', () => {
    const acts = fc.array(fc.constantFrom('guess', 'wrong', 'right', 'die', 'wait'), { maxLength: 80 });
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 10 }), (steps, threshold) => {
        const limits = { ...LIMITS, threshold };
        let state = bucket();
        for (const step of steps) {
          const now = bringUpToDate(state, limits);
          if (step === 'guess' && judgeGuess([now], limits) === 'GO') state = { ...now, pending: now.pending + 1, sinceLeaseEndMs: -1 };
          else if (step === 'die') state = { ...state, sinceLeaseEndMs: 0 };
          else if (step === 'wait' && state.sinceLastFailureMs !== null) state = { ...state, sinceLastFailureMs: 25 * 60 * MINUTE_MS };
          else if (state.pending > 0 && state.sinceLeaseEndMs < 0 && step === 'wrong') state = countWrong(state, limits).bucket;
          else if (state.pending > 0 && state.sinceLeaseEndMs < 0 && step === 'right') state = countRight(state);
          expect(state.failed + state.pending).toBeLessThanOrEqual(threshold);
        }
      }),
    );
  });
});
