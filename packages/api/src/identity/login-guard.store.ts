import { canonicalUserId } from '@meisai/schema/rules';
import { query, type EntityManager, type Keys, type Realm } from '../platform/index.js';
import type { GuardBucket } from './login-guard.rules.js';

/** A bucket as it is stored. */
export interface StoredBucket extends GuardBucket {
  /** The id of a known device, or that of strangers. */
  bucket: string;
  /** Raised when leases run out, so that a check that comes too late is known. */
  epoch: number;
}

export interface Guard {
  /** Shut by the concierge, until they open it. */
  isShut: boolean;
  buckets: StoredBucket[];
}

/** The guard's key of a user ID, known or not: nobody who reads the table learns who was tried. */
export function guardKey(keys: Keys, realm: Realm, userId: string): Buffer {
  return keys.hmac(GUARD_PURPOSES[realm], canonicalUserId(userId));
}

/** A member and an operator of the same user ID are two logins. */
const GUARD_PURPOSES: Record<Realm, string> = { MEMBER: 'login-guard', OPERATOR: 'operator-login-guard' };

/** The guard of a login as it is now, without a lock. */
export async function readBuckets(em: EntityManager, key: Buffer): Promise<Guard> {
  const rows = await query<GuardRow>(
    em,
    `select g.shut_at is not null as "isShut", ${BUCKET_COLUMNS}
       from login_guard g left join login_guard_bucket b on b.key = g.key
      where g.key = $1`,
    [key],
  );
  const isShut = rows[0]?.isShut ?? false;
  return { isShut, buckets: rows.filter(isBucket) };
}

/** The guard of a login, locked until the transaction ends: all its buckets are under the one row of the login. */
export async function lockBuckets(em: EntityManager, key: Buffer): Promise<Guard> {
  // One statement makes and locks the row, so that two newcomers cannot collide.
  await query(em, 'insert into login_guard (key) values ($1) on conflict (key) do update set key = excluded.key', [key]);
  return readBuckets(em, key);
}

/** Writes a bucket under the lock of its login. @param leaseMs starts a new lease; none leaves the old one. */
export async function saveBucket(em: EntityManager, key: Buffer, bucket: StoredBucket, leaseMs: number | null = null): Promise<void> {
  await query(
    em,
    `insert into login_guard_bucket as b (key, bucket, failed, pending, epoch, lock_count, run_failed, lease_until, last_failed_at)
     values ($1, $2, $3, $4, $5, $6, $7, app_now() + coalesce($8::int, 0) * interval '1 millisecond',
             app_now() - $9::bigint * interval '1 millisecond')
     on conflict (key, bucket) do update
        set failed = excluded.failed, pending = excluded.pending, epoch = excluded.epoch, lock_count = excluded.lock_count,
            run_failed = excluded.run_failed, last_failed_at = excluded.last_failed_at,
            lease_until = case when $8::int is null then b.lease_until else excluded.lease_until end`,
    [
      key,
      bucket.bucket,
      bucket.failed,
      bucket.pending,
      bucket.epoch,
      bucket.lockCount,
      bucket.runFailed,
      leaseMs,
      bucket.sinceLastFailureMs,
    ],
  );
}

/** Opens a login, as the concierge does: also one that was shut by name. */
export async function openLogin(em: EntityManager, key: Buffer): Promise<void> {
  await openCounts(em, key);
  await query(em, 'update login_guard set shut_at = null where key = $1', [key]);
}

/** Begins all counts anew for whoever has proved who they are. What was shut by name opens only if that was before an instant. */
export async function openLoginShutBefore(em: EntityManager, key: Buffer, instant: string | null): Promise<void> {
  await openCounts(em, key);
  await query(em, 'update login_guard set shut_at = null where key = $1 and shut_at < $2::timestamptz', [key, instant]);
}

/** Begins all counts of a login anew; checks under way come too late. What was shut by name stays shut. */
export async function openCounts(em: EntityManager, key: Buffer): Promise<void> {
  await lockBuckets(em, key);
  await query(em, 'update login_guard_bucket set failed = 0, pending = 0, run_failed = 0, epoch = epoch + 1 where key = $1', [key]);
}

/** Carries the guard of a login along to a new user ID. What was guessed at that ID before was guessed at nobody. */
export async function moveGuard(em: EntityManager, from: Buffer, to: Buffer): Promise<void> {
  if (from.equals(to)) return;
  // In one order, whoever changes to whose.
  for (const key of [from, to].toSorted((a, b) => a.compare(b))) await lockBuckets(em, key);
  await query(em, 'delete from login_guard_bucket where key = $1', [to]);
  await query(em, 'update login_guard_bucket set key = $2 where key = $1', [from, to]);
  await query(em, 'update login_guard t set shut_at = f.shut_at from login_guard f where t.key = $2 and f.key = $1', [from, to]);
  await query(em, 'delete from login_guard where key = $1', [from]);
}

/** Shuts a login for every device, until it is opened by name; checks under way come too late and count as wrong. */
export async function shutLogin(em: EntityManager, key: Buffer): Promise<void> {
  await lockBuckets(em, key);
  await query(em, 'update login_guard set shut_at = app_now() where key = $1', [key]);
  await query(
    em,
    `update login_guard_bucket
        set failed = failed + pending, run_failed = run_failed + pending, pending = 0, epoch = epoch + 1, last_failed_at = app_now()
      where key = $1 and pending > 0`,
    [key],
  );
}

/** Whether a login was shut by name. A lock by wrong passwords is none of its business. */
export async function isLoginShut(em: EntityManager, key: Buffer): Promise<boolean> {
  return (await readBuckets(em, key)).isShut;
}

const BUCKET_COLUMNS = `
  b.bucket, true as "isOwn", b.failed, b.pending, b.epoch, b.lock_count as "lockCount", b.run_failed as "runFailed",
  floor(extract(epoch from app_now() - b.lease_until) * 1000)::float8 as "sinceLeaseEndMs",
  (extract(epoch from app_now() - b.last_failed_at) * 1000)::int8::float8 as "sinceLastFailureMs"`;

/** A login without buckets is one row whose bucket columns are null. */
type GuardRow = { isShut: boolean } & (StoredBucket | { bucket: null });

function isBucket(row: GuardRow): row is { isShut: boolean } & StoredBucket {
  return row.bucket !== null;
}
