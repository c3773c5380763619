import { setTimeout as sleep } from 'node:timers/promises';
import { openByTime } from '../lockout/failure-run.js';
import { NIL_ID, Overloaded, type EntityManager } from '../platform/index.js';
import {
  bringUpToDate,
  countDead,
  countRight,
  countWrong,
  hasDeadChecks,
  judgeGuess,
  type GuardLimits,
  type GuardVerdict,
} from './login-guard.rules.js';
import { lockBuckets, openCounts, readBuckets, saveBucket, type StoredBucket } from './login-guard.store.js';
import { LOGIN_POLICY } from './login-policy.js';

/** Whose guess it is: which login, and which of its counts. */
export interface GuessPlace {
  /** The guard's key of the user ID. */
  key: Buffer;
  /** The known device it comes from, or `STRANGERS`. */
  bucket: string;
  /** Consecutive wrong passwords that lock: the strictest of the member's card products. */
  threshold: number;
}

/** Tells of a lock, in the transaction in which it shuts. */
export type TellOfLock = (em: EntityManager) => Promise<void>;

/** Leave to check one password. It must be settled, or its lease makes it a failure. */
export interface GuessPermit extends GuessPlace {
  /** Which generation of leases it belongs to: a later one has already counted it as failed. */
  epoch: number;
}

/** The count shared by all who come from no device the member has used. */
export const STRANGERS = NIL_ID;

/**
 * Counts a guess before it is checked, waiting while others are being checked.
 * @param tellOfLock called if checks of a process that died turn out to have locked the login
 * @returns a permit, or null if the login is locked.
 * @throws {Overloaded} if the checks under way do not end within one lease.
 */
export async function reserveGuess(em: EntityManager, place: GuessPlace, tellOfLock: TellOfLock): Promise<GuessPermit | null> {
  const giveUpAt = performance.now() + LOGIN_POLICY.leaseMs;
  while (performance.now() < giveUpAt) {
    // A plain read first: a burst against a locked or busy login takes no row lock and writes nothing.
    const guard = await readBuckets(em, place.key);
    let verdict = judge(guard, place);
    if (verdict === 'GO' || guard.buckets.some(hasDeadChecks)) {
      const reserved = await em.transactional((tx) => reserveLocked(tx as EntityManager, place, tellOfLock));
      if (typeof reserved !== 'string') return reserved;
      verdict = reserved;
    }
    if (verdict === 'LOCKED') return null;
    await sleep(busyWaitMs());
  }
  throw new Overloaded(1);
}

async function reserveLocked(em: EntityManager, place: GuessPlace, tellOfLock: TellOfLock): Promise<GuessPermit | 'BUSY' | 'LOCKED'> {
  const { isShut, buckets: stored } = await lockBuckets(em, place.key);
  const buckets = await settleDead(em, place, stored, tellOfLock);
  const verdict = judge({ isShut, buckets }, place);
  if (verdict !== 'GO') return verdict;
  const own = ownBucket(buckets, place.bucket);
  const bucket = openByTime(own, limitsOf(place));
  await saveBucket(em, place.key, { ...own, ...bucket, pending: bucket.pending + 1 }, LOGIN_POLICY.leaseMs);
  return { ...place, epoch: own.epoch };
}

/** Counts the checks that died, whatever becomes of the guess at hand. */
async function settleDead(
  em: EntityManager,
  place: GuessPlace,
  buckets: readonly StoredBucket[],
  tellOfLock: TellOfLock,
): Promise<StoredBucket[]> {
  const settled = [];
  for (const stored of buckets) {
    const { bucket, locksNow } = countDead(stored, limitsOf(place));
    // If their processes live after all, they must find themselves too late.
    const next = { ...stored, ...bucket, epoch: stored.epoch + (hasDeadChecks(stored) ? 1 : 0) };
    if (next.epoch !== stored.epoch) await saveBucket(em, place.key, next);
    if (locksNow) await tellOfLock(em);
    settled.push(next);
  }
  return settled;
}

export type Settlement = 'SETTLED' | 'LOCKED_NOW' | 'TOO_LATE';

/**
 * Settles a guess that was checked. To be called in the transaction that acts on the result.
 * @returns TOO_LATE if its lease had run out: it counts as failed, and nothing may follow from it.
 */
export async function settleGuess(em: EntityManager, permit: GuessPermit, outcome: 'RIGHT' | 'WRONG'): Promise<Settlement> {
  const { buckets } = await lockBuckets(em, permit.key);
  const stored = ownBucket(buckets, permit.bucket);
  if (stored.epoch !== permit.epoch || stored.sinceLeaseEndMs >= 0 || stored.pending === 0) return 'TOO_LATE';
  if (outcome === 'RIGHT') {
    await saveBucket(em, permit.key, { ...stored, ...countRight(stored) });
    return 'SETTLED';
  }
  const { bucket, locksNow } = countWrong(stored, limitsOf(permit));
  await saveBucket(em, permit.key, { ...stored, ...bucket });
  return locksNow ? 'LOCKED_NOW' : 'SETTLED';
}

/** Takes the steps by which a guess is reserved or settled, and changes nothing: a place that is shut must not answer sooner. */
export async function pretendGuess(em: EntityManager, key: Buffer): Promise<Settlement> {
  const { buckets } = await lockBuckets(em, key);
  await saveBucket(em, key, ownBucket(buckets, STRANGERS));
  return 'SETTLED';
}

/** Gives back a guess that was never checked, such as one refused by a full queue. */
export async function releaseGuess(em: EntityManager, permit: GuessPermit): Promise<void> {
  await em.transactional(async (tx) => {
    const { buckets } = await lockBuckets(tx as EntityManager, permit.key);
    const stored = ownBucket(buckets, permit.bucket);
    if (stored.epoch !== permit.epoch || stored.pending === 0) return;
    await saveBucket(tx as EntityManager, permit.key, { ...stored, pending: stored.pending - 1 });
  });
}

/**
 * Opens a login that wrong passwords have locked for this place, for one who has come in without a password.
 * @returns false if it was shut by name: only a name opens that.
 */
export async function openIfLocked(em: EntityManager, place: GuessPlace): Promise<boolean> {
  const guard = await lockBuckets(em, place.key);
  if (guard.isShut) return false;
  if (judge(guard, place) === 'LOCKED') await openCounts(em, place.key);
  return true;
}

function judge(guard: { isShut: boolean; buckets: readonly StoredBucket[] }, place: GuessPlace): GuardVerdict {
  if (guard.isShut) return 'LOCKED';
  const limits = limitsOf(place);
  const buckets = guard.buckets.map((bucket) => bringUpToDate({ ...bucket, isOwn: bucket.bucket === place.bucket }, limits));
  return judgeGuess(buckets, limits);
}

function limitsOf({ threshold }: GuessPlace): GuardLimits {
  return { ...LOGIN_POLICY, threshold };
}

function ownBucket(buckets: readonly StoredBucket[], bucket: string): StoredBucket {
  const found = buckets.find((candidate) => candidate.bucket === bucket);
  return (
    found ?? {
      bucket,
      isOwn: true,
      failed: 0,
      pending: 0,
      epoch: 0,
      sinceLeaseEndMs: -1,
      sinceLastFailureMs: null,
      lockCount: 0,
      runFailed: 0,
    }
  );
}

function busyWaitMs(): number {
  const { busyWaitMinMs, busyWaitMaxMs } = LOGIN_POLICY;
  return busyWaitMinMs + Math.random() * (busyWaitMaxMs - busyWaitMinMs);
}
