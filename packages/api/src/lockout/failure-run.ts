/** Wrong secrets in a row: passwords of a login, or its one-time codes. */
export interface FailureRun {
  /** Since the last right one or the last opening. */
  failed: number;
  /** Since the last right one, whatever was opened in between. */
  runFailed: number;
  /** How often the run has locked: each time it stays shut twice as long. */
  lockCount: number;
  /** How long ago the last one was; null if there was none. */
  sinceLastFailureMs: number | null;
}

export interface LockLimits {
  /** Failures in a row that lock. */
  threshold: number;
  /** Failures in a run before which a lock no longer opens by time. */
  runLimit: number;
  /** How long the first lock of a run lasts; the next ones double. */
  firstLockMs: number;
  longestLockMs: number;
}

/** Whether nothing may be checked now. The threshold counts as it is today, whatever it was when the failures were counted. */
export function isLocked(run: FailureRun, { threshold }: LockLimits): boolean {
  return run.failed >= threshold;
}

/** When a locked run opens by itself, in milliseconds from now, 0 if its time has come; null where it is open, or never does. */
export function timeToOpenMs(run: FailureRun, limits: LockLimits): number | null {
  if (!isLocked(run, limits) || run.sinceLastFailureMs === null) return null;
  // As many new tries as the threshold allows must not reach the limit of a run.
  if (run.runFailed + limits.threshold >= limits.runLimit) return null;
  return Math.max(0, lockDurationMs(run.lockCount, limits) - run.sinceLastFailureMs);
}

/** Opens a locked run whose time has come: it gets as many new tries as the threshold allows. */
export function openByTime<Run extends FailureRun>(run: Run, limits: LockLimits): Run {
  // A threshold that was lowered locks without having counted a lock: the next one is the second all the same.
  return timeToOpenMs(run, limits) === 0 ? { ...run, failed: 0, lockCount: Math.max(1, run.lockCount) } : run;
}

/** What so many more failures make of a run, and whether they are what locks it. When they happened is the caller's to say. */
export function countFailures<Run extends FailureRun>(run: Run, count: number, limits: LockLimits): { run: Run; locksNow: boolean } {
  const failed = run.failed + count;
  const locksNow = !isLocked(run, limits) && failed >= limits.threshold;
  return { locksNow, run: { ...run, failed, runFailed: run.runFailed + count, lockCount: run.lockCount + (locksNow ? 1 : 0) } };
}

/** How long a run stays shut that has locked `lockCount` times, in milliseconds. */
function lockDurationMs(lockCount: number, limits: LockLimits): number {
  return Math.min(limits.firstLockMs * 2 ** Math.max(0, lockCount - 1), limits.longestLockMs);
}
