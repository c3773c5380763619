import { query, TooManyRequests, type EntityManager } from '../platform/index.js';
import { USER_ID_POLICY } from './login-policy.js';

/**
 * Counts a try for a user ID against the member who makes it, whatever comes of it: each tells whether somebody has that one.
 * To be called outside the transaction that takes it, so that a taken one is counted too.
 * @throws {TooManyRequests} after too many in a day.
 */
export async function countUserIdTry(em: EntityManager, memberId: string): Promise<void> {
  const { tries, windowMs } = USER_ID_POLICY;
  const isOver = `user_id_tries_since <= app_now() - $2::int * interval '1 millisecond'`;
  const counted = await query(
    em,
    `update member
        set user_id_tries = case when ${isOver} then 1 else user_id_tries + 1 end,
            user_id_tries_since = case when ${isOver} then app_now() else user_id_tries_since end
      where id = $1 and (user_id_tries < $3 or ${isOver}) returning id`,
    [memberId, windowMs, tries],
  );
  if (counted.length > 0) return;
  const [row] = await query<{ secondsLeft: number }>(
    em,
    `select ceil(extract(epoch from user_id_tries_since - app_now()) + $2::int / 1000)::int as "secondsLeft" from member where id = $1`,
    [memberId, windowMs],
  );
  throw new TooManyRequests(Math.max(1, row?.secondsLeft ?? 1));
}
