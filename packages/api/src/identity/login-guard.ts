import { canonicalUserId } from '@meisai/schema/rules';
import { setTimeout as sleep } from 'node:timers/promises';
import { Overloaded, query, type EntityManager, type Keys } from '../platform/index.js';
import { judgeGuess, settleExpired, type GuardVerdict } from './login-guard.rules.js';
import { LOGIN_POLICY } from './login-policy.js';

/** Leave to check one password. It must be settled, or its lease makes it a failure. */
export interface GuessPermit {
  key: Buffer;
  /** Which generation of leases it belongs to: a later one has already counted it as failed. */
  epoch: number;
}

interface GuardRow {
  failed: number;
  pending: number;
  epoch: number;
  isLeaseExpired: boolean;
}

/** The guard's key of a user ID, known or not: nobody who reads the table learns who was tried. */
export function guardKey(keys: Keys, canonicalUserId: string): Buffer {
  return keys.hmac('login-guard', canonicalUserId);
}

/**
 * Counts a guess before it is checked, waiting while others are being checked.
 * @returns a permit, or null if the login is locked.
 * @throws {Overloaded} if the checks under way do not end within one lease.
 */
export async function reserveGuess(em: EntityManager, key: Buffer, threshold: number): Promise<GuessPermit | null> {
  const giveUpAt = performance.now() + LOGIN_POLICY.leaseMs;
  while (performance.now() < giveUpAt) {
    // A plain read first: a burst against a locked or busy login takes no row lock and writes nothing.
    const glance = await readGuard(em, key);
    let verdict: GuardVerdict = glance === null ? 'GO' : judgeGuess(glance, threshold);
    if (verdict === 'GO') {
      const reserved = await em.transactional((tx) => reserveLocked(tx as EntityManager, key, threshold));
      if (typeof reserved !== 'string') return reserved;
      verdict = reserved;
    }
    if (verdict === 'LOCKED') return null;
    await sleep(busyWaitMs());
  }
  throw new Overloaded(1);
}

async function reserveLocked(em: EntityManager, key: Buffer, threshold: number): Promise<GuessPermit | 'BUSY' | 'LOCKED'> {
  const row = await lockGuard(em, key);
  const verdict = judgeGuess(row, threshold);
  if (verdict !== 'GO') return verdict;
  const state = settleExpired(row);
  const epoch = row.epoch + (state === row ? 0 : 1);
  await query(
    em,
    `update login_guard
        set failed = $2, pending = $3, epoch = $4,
            lease_until = app_now() + $5::int * interval '1 millisecond', locked_at = null
      where key = $1`,
    [key, state.failed, state.pending + 1, epoch, LOGIN_POLICY.leaseMs],
  );
  return { key, epoch };
}

/**
 * Settles a guess that was checked. To be called in the transaction that acts on the result.
 * @returns false if it came too late: its lease had run out, it counts as failed, and nothing may follow from it.
 */
export async function settleGuess(em: EntityManager, permit: GuessPermit, outcome: 'RIGHT' | 'WRONG', threshold: number): Promise<boolean> {
  const row = await lockGuard(em, permit.key);
  if (row.epoch !== permit.epoch || row.isLeaseExpired) return false;
  const failed = outcome === 'RIGHT' ? 0 : row.failed + 1;
  await query(
    em,
    `update login_guard
        set failed = $2, pending = pending - 1, locked_at = case when $3 then app_now() end
      where key = $1`,
    [permit.key, failed, failed >= threshold],
  );
  return true;
}

/** Gives back a guess that was never checked, such as one refused by a full queue. */
export async function releaseGuess(em: EntityManager, permit: GuessPermit): Promise<void> {
  await query(em, 'update login_guard set pending = pending - 1 where key = $1 and epoch = $2 and pending > 0', [permit.key, permit.epoch]);
}

/** Opens the login of a user ID: its count begins anew. */
export async function openLogin(em: EntityManager, keys: Keys, userId: string): Promise<void> {
  await query(em, 'update login_guard set failed = 0, pending = 0, epoch = epoch + 1, locked_at = null where key = $1', [
    guardKey(keys, canonicalUserId(userId)),
  ]);
}

/** Locks the login of a user ID, as if its product's number of wrong passwords had been tried. */
export async function lockLogin(em: EntityManager, keys: Keys, userId: string): Promise<void> {
  const key = guardKey(keys, canonicalUserId(userId));
  await lockGuard(em, key);
  await query(em, 'update login_guard set failed = greatest(failed, $2), locked_at = app_now() where key = $1', [key, MAX_THRESHOLD]);
}

/** No card product may allow more (1–10), so this many failures lock every login. */
const MAX_THRESHOLD = 10;

const GUARD_COLUMNS = `failed, pending, epoch, lease_until <= app_now() as "isLeaseExpired"`;

async function readGuard(em: EntityManager, key: Buffer): Promise<GuardRow | null> {
  const rows = await query<GuardRow>(em, `select ${GUARD_COLUMNS} from login_guard where key = $1`, [key]);
  return rows[0] ?? null;
}

/** Locks the row of a key, made where there is none: one statement, so that two newcomers cannot collide. */
async function lockGuard(em: EntityManager, key: Buffer): Promise<GuardRow> {
  const rows = await query<GuardRow>(
    em,
    `insert into login_guard as g (key) values ($1)
     on conflict (key) do update set key = excluded.key
     returning g.failed, g.pending, g.epoch, g.lease_until <= app_now() as "isLeaseExpired"`,
    [key],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The guard row of a login could not be locked.');
  return row;
}

function busyWaitMs(): number {
  const { busyWaitMinMs, busyWaitMaxMs } = LOGIN_POLICY;
  return busyWaitMinMs + Math.random() * (busyWaitMaxMs - busyWaitMinMs);
}
