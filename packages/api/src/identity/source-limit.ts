import { query, sourceBlocks, TooManyRequests, type EntityManager } from '../platform/index.js';
import { SOURCE_POLICY } from './login-policy.js';

const WINDOW_START = `to_timestamp(floor(extract(epoch from app_now()) * 1000 / $1::bigint) * $1::bigint / 1000)`;

/**
 * Refuses a source of too many wrong passwords, before anything is checked.
 * Only failures count, and only after they happened: a burst can overshoot by what is being checked at the moment.
 * @throws {TooManyRequests}
 */
export async function refuseBusySource(em: EntityManager, address: string): Promise<void> {
  const { windowMs, perAddress, perBlock } = SOURCE_POLICY;
  const { narrow, wide } = sourceBlocks(address);
  const rows = await query<{ block: string; failed: number; secondsLeft: number }>(
    em,
    `select block, failed,
            ceil(extract(epoch from window_start) + $1::bigint / 1000 - extract(epoch from app_now()))::int as "secondsLeft"
       from source_failure
      where block in ($2, $3) and window_start = ${WINDOW_START}`,
    [windowMs, narrow, wide],
  );
  const full = rows.find(({ block, failed }) => failed >= (block === narrow ? perAddress : perBlock));
  if (full !== undefined) throw new TooManyRequests(Math.max(1, full.secondsLeft));
}

/** Counts a wrong password against where it came from, in the transaction that counts it against the login. */
export async function countSourceFailure(em: EntityManager, address: string): Promise<void> {
  const { narrow, wide } = sourceBlocks(address);
  // Narrow before wide, always: two transactions that touch the same rows take them in the same order.
  for (const block of [narrow, wide]) {
    await query(
      em,
      `insert into source_failure as s (block, window_start, failed) values ($2, ${WINDOW_START}, 1)
       on conflict (block, window_start) do update set failed = s.failed + 1`,
      [SOURCE_POLICY.windowMs, block],
    );
  }
}
