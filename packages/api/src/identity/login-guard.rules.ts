/** One count of wrong passwords of a login: that of strangers, or that of a device the member has logged in from. */
export interface GuardBucket {
  /** Whether the guess at hand belongs to this bucket. */
  isOwn: boolean;
  /** Wrong passwords since the last success or opening. */
  failed: number;
  /** Guesses being checked right now. */
  pending: number;
  /** How long ago the lease of the pending ones ran out, their processes dead; negative while it runs. */
  sinceLeaseEndMs: number;
  /** How long ago the last wrong password was; null if there was none. */
  sinceLastFailureMs: number | null;
  /** How often it has locked since the last success: each time it stays shut twice as long. */
  lockCount: number;
  /** Wrong passwords since the last success, whatever was opened in between. */
  runFailed: number;
}

/** The limits of a login, all counted in consecutive wrong passwords. */
export interface GuardLimits {
  /** That lock a bucket: the strictest of the member's card products, 1–10. */
  threshold: number;
  /** That lock the login as a whole, over all buckets. */
  cap: number;
  /** Before which a bucket no longer opens by time. */
  runLimit: number;
  /** How long the first lock of a run lasts; the next ones double. */
  firstLockMs: number;
  longestLockMs: number;
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
  return countFailures({ ...bucket, sinceLastFailureMs }, bucket.pending, limits);
}

/** How long a bucket stays shut that has locked `lockCount` times in a row, in milliseconds. */
export function lockDurationMs(lockCount: number, limits: GuardLimits): number {
  const doublings = Math.max(0, lockCount - 1);
  return Math.min(limits.firstLockMs * 2 ** doublings, limits.longestLockMs);
}

/** Opens a locked bucket whose time has come: it gets as many new guesses as the threshold allows. */
export function openByTime(bucket: GuardBucket, limits: GuardLimits): GuardBucket {
  const isLocked = bucket.failed >= limits.threshold;
  if (!isLocked || bucket.sinceLastFailureMs === null) return bucket;
  if (bucket.sinceLastFailureMs < lockDurationMs(bucket.lockCount, limits)) return bucket;
  if (bucket.runFailed + limits.threshold >= limits.runLimit) return bucket;
  return { ...bucket, failed: 0, lockCount: Math.max(1, bucket.lockCount) };
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
  return countFailures({ ...bucket, sinceLastFailureMs: 0 }, 1, limits);
}

/** Makes failures of this many of the checks under way. */
function countFailures(bucket: GuardBucket, count: number, limits: GuardLimits): Counted {
  const failed = bucket.failed + count;
  const locksNow = bucket.failed < limits.threshold && failed >= limits.threshold;
  const counted = { failed, pending: bucket.pending - count, runFailed: bucket.runFailed + count };
  return { locksNow, bucket: { ...bucket, ...counted, lockCount: bucket.lockCount + (locksNow ? 1 : 0) } };
}

/** What a right password makes of its bucket: the run is over, and with it the doubling. */
export function countRight(bucket: GuardBucket): GuardBucket {
  return { ...bucket, failed: 0, pending: bucket.pending - 1, runFailed: 0, lockCount: 0, sinceLastFailureMs: null };
}

function sum(buckets: readonly GuardBucket[], of: (bucket: GuardBucket) => number): number {
  return buckets.reduce((total, bucket) => total + of(bucket), 0);
}
