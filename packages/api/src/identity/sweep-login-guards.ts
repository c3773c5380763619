import { query, type EntityManager } from '../platform/index.js';
import { LOGIN_POLICY, SOURCE_POLICY } from './login-policy.js';

/** Few enough that the logins under their locks wait for milliseconds. */
const BATCH = 500;

/** A count that remembers nothing is old after a day, one that remembers failures after the time its policy says. */
const STALE = `greatest(b.lease_until, b.last_failed_at) < app_now()
  - (case when b.failed + b.pending + b.run_failed > 0 then $1::bigint else $2::bigint end) * interval '1 millisecond'`;

/** Removes the counts of logins nobody has tried for long, known user IDs and unknown ones alike. */
export async function sweepLoginGuards(em: EntityManager): Promise<void> {
  while (await em.transactional((tx) => sweepBatch(tx as EntityManager)));
}

/** @returns whether there was anything. */
async function sweepBatch(em: EntityManager): Promise<boolean> {
  const { keepRunMs, keepCleanMs } = LOGIN_POLICY;
  const rows = await query<{ key: Buffer }>(
    em,
    `select g.key from login_guard g
      where exists (select 1 from login_guard_bucket b where b.key = g.key and ${STALE})
         or (g.shut_at is null and not exists (select 1 from login_guard_bucket b where b.key = g.key))
      limit ${BATCH} for update skip locked`,
    [keepRunMs, keepCleanMs],
  );
  if (rows.length === 0) return false;
  // Asked anew under the locks: a guess may have been reserved between the look and the lock.
  const keys = rows.map(({ key }) => key);
  await query(em, `delete from login_guard_bucket b where b.key = any($3) and ${STALE}`, [keepRunMs, keepCleanMs, keys]);
  await query(
    em,
    `delete from login_guard g where g.key = any($1) and g.shut_at is null
        and not exists (select 1 from login_guard_bucket b where b.key = g.key)`,
    [keys],
  );
  return true;
}

/** Removes the windows in which sources were counted, once they are over. */
export async function sweepSourceFailures(em: EntityManager): Promise<void> {
  await query(em, `delete from source_failure where window_start < app_now() - 2 * $1::bigint * interval '1 millisecond'`, [
    SOURCE_POLICY.windowMs,
  ]);
}
