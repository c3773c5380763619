import { describe, expect, it } from 'vitest';
import type { GuardBucket } from './login-guard.rules.js';
import { standingOf } from './login-standing.rules.js';

const MINUTE_MS = 60_000;
const LIMITS = { threshold: 3, cap: 10, runLimit: 100, firstLockMs: 30 * MINUTE_MS, longestLockMs: 1440 * MINUTE_MS };

function bucket(changes: Partial<GuardBucket>): GuardBucket {
  return { isOwn: true, failed: 0, pending: 0, sinceLeaseEndMs: -1, sinceLastFailureMs: null, lockCount: 0, runFailed: 0, ...changes };
}

describe('how a login stands, seen from the concierge desk', () => {
  it.each([
    ['nothing was tried', [], 'OPEN', null, 0],
    ['two wrong', [bucket({ failed: 2, runFailed: 2, sinceLastFailureMs: 0 })], 'OPEN', null, 2],
    [
      'three wrong, ten minutes ago',
      [bucket({ failed: 3, runFailed: 3, lockCount: 1, sinceLastFailureMs: 10 * MINUTE_MS })],
      'LOCKED_FOR_A_TIME',
      20 * MINUTE_MS,
      3,
    ],
    ['three wrong, long ago', [bucket({ failed: 3, runFailed: 3, lockCount: 1, sinceLastFailureMs: 31 * MINUTE_MS })], 'OPEN', null, 0],
    [
      'the run is nearly at its end',
      [bucket({ failed: 3, runFailed: 97, lockCount: 9, sinceLastFailureMs: 9999 * MINUTE_MS })],
      'LOCKED_UNTIL_REISSUE',
      null,
      3,
    ],
    ['only a device is locked', [bucket({ isOwn: false, failed: 3, runFailed: 3, lockCount: 1, sinceLastFailureMs: 0 })], 'OPEN', null, 3],
  ] as const)('%s', (_case, buckets, state, opensInMs, failed) => {
    expect(standingOf(false, buckets, LIMITS)).toMatchObject({ state, opensInMs, failed });
  });

  it('locked by the concierge does not open by time, whatever was guessed', () => {
    expect(standingOf(true, [], LIMITS)).toMatchObject({ state: 'LOCKED_BY_CONCIERGE', hasLock: true });
  });

  it.each([
    ['two wrong', [bucket({ failed: 2, sinceLastFailureMs: 0 })], false],
    ['a device that is locked', [bucket({ isOwn: false, failed: 3, lockCount: 1, sinceLastFailureMs: 0 })], true],
    ['a device whose lock is over', [bucket({ isOwn: false, failed: 3, lockCount: 1, sinceLastFailureMs: 31 * MINUTE_MS })], false],
    ['two wrong from each of five places', [1, 2, 3, 4, 5].map(() => bucket({ isOwn: false, failed: 2, sinceLastFailureMs: 0 })), true],
  ])('%s: there is something to unlock, or not', (_case, buckets, hasLock) => {
    expect(standingOf(false, buckets, LIMITS).hasLock).toBe(hasLock);
  });
});
