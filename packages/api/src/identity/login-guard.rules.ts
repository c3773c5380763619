import { countFailures, openByTime, type FailureRun, type LockLimits } from '../lockout/failure-run.js';

/** One count of wrong passwords of a login: that of strangers, or that of a device the member has logged in from. */
export interface GuardBucket extends FailureRun {
  /** Whether the guess at hand belongs to this bucket. */
  isOwn: boolean;
  /** Guesses being checked right now. */
  pending: number;
  /** How long ago the lease of the pending ones ran out, their processes dead; negative while it runs. */
  sinceLeaseEndMs: number;
}

/** The limits of a login. Those of a bucket are the strictest of the member's card products. */
export interface GuardLimits extends LockLimits {
  /** Consecutive wrong passwords that lock the login as a whole, over all buckets. */
  cap: number;
}

export type GuardVerdict = 'GO' | 'BUSY' | 'LOCKED';

/** A bucket after something was counted, and whether that is what locked it. */
export interface Counted {
  bucket: GuardBucket;
  locksNow: boolean;
}

/** Whether checks of this bucket never reported back. */
export function hasDeadChecks(bucket: GuardBucket): boolean {
  return bucket.pending > 0 && bucket.sinceLeaseEndMs >= 0;
}

/**
 * Turns checks that never reported back into failures, so that a killed process never gives a guess back. They failed
 * when their lease ended, whenever somebody looks.
 */
export function countDead(bucket: GuardBucket, limits: GuardLimits): Counted {
  if (!hasDeadChecks(bucket)) return { bucket, locksNow: false };
  const sinceLastFailureMs = Math.min(bucket.sinceLastFailureMs ?? bucket.sinceLeaseEndMs, bucket.sinceLeaseEndMs);
  return settleWrong({ ...bucket, sinceLastFailureMs }, bucket.pending, limits);
}

/** A bucket as it stands now: dead checks counted, and opened if its time has come. */
export function bringUpToDate(bucket: GuardBucket, limits: GuardLimits): GuardBucket {
  return openByTime(countDead(bucket, limits).bucket, limits);
}

/**
 * Whether one more password may be checked.
 * BUSY is not LOCKED: checks under way could use up the guesses that are left, or could be right and free them.
 * @param buckets all buckets of the login, the guess's own among them, brought up to date
 */
export function judgeGuess(buckets: readonly GuardBucket[], limits: GuardLimits): GuardVerdict {
  const own = buckets.find(({ isOwn }) => isOwn);
  const ownFailed = own?.failed ?? 0;
  const failed = sum(buckets, (bucket) => bucket.failed);
  if (ownFailed >= limits.threshold || failed >= limits.cap) return 'LOCKED';
  const isOwnFull = ownFailed + (own?.pending ?? 0) >= limits.threshold;
  const isLoginFull = failed + sum(buckets, (bucket) => bucket.pending) >= limits.cap;
  return isOwnFull || isLoginFull ? 'BUSY' : 'GO';
}

/** What a wrong password makes of its bucket, and whether it is the one that locks it. */
export function countWrong(bucket: GuardBucket, limits: GuardLimits): Counted {
  return settleWrong({ ...bucket, sinceLastFailureMs: 0 }, 1, limits);
}

/** Makes failures of this many of the checks under way. */
function settleWrong(bucket: GuardBucket, count: number, limits: GuardLimits): Counted {
  const { run, locksNow } = countFailures(bucket, count, limits);
  return { locksNow, bucket: { ...run, pending: bucket.pending - count } };
}

/** What a right password makes of its bucket: the run is over, and with it the doubling. */
export function countRight(bucket: GuardBucket): GuardBucket {
  return { ...bucket, failed: 0, pending: bucket.pending - 1, runFailed: 0, lockCount: 0, sinceLastFailureMs: null };
}

function sum(buckets: readonly GuardBucket[], of: (bucket: GuardBucket) => number): number {
  return buckets.reduce((total, bucket) => total + of(bucket), 0);
}
