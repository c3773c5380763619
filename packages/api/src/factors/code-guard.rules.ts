/** Wrong one-time codes of a login. */
export interface CodeCount {
  /** Since the last right one or the last opening. */
  failed: number;
  /** Since the last right one, whatever was opened in between. */
  runFailed: number;
  /** How often they have locked since the last right one: each time it takes twice as long. */
  lockCount: number;
  /** How long ago the last one was; null if there was none. */
  sinceLastFailureMs: number | null;
}

export interface CodeLimits {
  /** Wrong codes in a row that lock. */
  threshold: number;
  /** Before which they no longer open by time. */
  runLimit: number;
  /** How long the first lock of a run lasts; the next ones double. */
  firstLockMs: number;
  longestLockMs: number;
}

/** Whether no code may be checked now. */
export function isLocked(count: CodeCount, limits: CodeLimits): boolean {
  return count.failed >= limits.threshold;
}

/** Opens a locked count whose time has come: it gets as many new tries as the threshold allows. */
export function openByTime(count: CodeCount, limits: CodeLimits): CodeCount {
  if (!isLocked(count, limits) || count.sinceLastFailureMs === null) return count;
  if (count.sinceLastFailureMs < lockMs(count.lockCount, limits)) return count;
  if (count.runFailed + limits.threshold >= limits.runLimit) return count;
  return { ...count, failed: 0 };
}

/** What one more wrong code makes of the count, and whether it is the one that locks. */
export function countWrongCode(count: CodeCount, limits: CodeLimits): { count: CodeCount; locksNow: boolean } {
  const failed = count.failed + 1;
  const locksNow = failed === limits.threshold;
  return {
    locksNow,
    count: { failed, runFailed: count.runFailed + 1, lockCount: count.lockCount + (locksNow ? 1 : 0), sinceLastFailureMs: 0 },
  };
}

/** How long codes stay locked that have locked `lockCount` times in a row, in milliseconds. */
function lockMs(lockCount: number, limits: CodeLimits): number {
  return Math.min(limits.firstLockMs * 2 ** Math.max(0, lockCount - 1), limits.longestLockMs);
}
