import { timeToOpenMs } from '../lockout/failure-run.js';
import { bringUpToDate, judgeGuess, type GuardBucket, type GuardLimits } from './login-guard.rules.js';

/** How the guard of a login stands for somebody who comes from no device it knows. */
export interface GuardStanding {
  state: 'OPEN' | 'LOCKED_FOR_A_TIME' | 'LOCKED_UNTIL_REISSUE' | 'LOCKED_BY_CONCIERGE';
  /** When it opens by itself, from now; null where it is open, or does not. */
  opensInMs: number | null;
  /** Wrong passwords since the last success or opening, over all buckets. */
  failed: number;
  /** Whether anybody is kept out: strangers, or a known device that has used up its own guesses. */
  hasLock: boolean;
}

/** @param buckets all buckets as stored, that of strangers marked as its own */
export function standingOf(isShut: boolean, buckets: readonly GuardBucket[], limits: GuardLimits): GuardStanding {
  const now = buckets.map((bucket) => bringUpToDate(bucket, limits));
  const failed = now.reduce((sum, bucket) => sum + bucket.failed, 0);
  if (isShut) return { state: 'LOCKED_BY_CONCIERGE', opensInMs: null, failed, hasLock: true };
  const hasLock = failed >= limits.cap || now.some((bucket) => bucket.failed >= limits.threshold);
  if (judgeGuess(now, limits) !== 'LOCKED') return { state: 'OPEN', opensInMs: null, failed, hasLock };
  const waits = now.filter((bucket) => bucket.failed > 0).map((bucket) => timeToOpenMs(bucket, limits));
  const opensInMs = shortest(waits);
  return { state: opensInMs === null ? 'LOCKED_UNTIL_REISSUE' : 'LOCKED_FOR_A_TIME', opensInMs, failed, hasLock };
}

function shortest(waits: readonly (number | null)[]): number | null {
  const known = waits.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.min(...known);
}
