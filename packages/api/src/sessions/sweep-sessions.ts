import { query, type EntityManager } from '../platform/index.js';
import { DEVICE_POLICY, SESSION_POLICY } from './session-policy.js';

/** Removes sessions that ended or ran out long ago; the activity keeps that they were. */
export async function sweepSessions(em: EntityManager): Promise<void> {
  await query(em, `delete from session where coalesce(ended_at, last_seen_at) < app_now() - $1::bigint * interval '1 millisecond'`, [
    SESSION_POLICY.keepOverMs,
  ]);
}

/** Removes devices that count no more: their cookie has run out, or they were forgotten. */
export async function sweepDevices(em: EntityManager): Promise<void> {
  await query(
    em,
    `delete from known_device
      where last_used_at < app_now() - $1::int * interval '1 second' or revoked_at < app_now() - $2::bigint * interval '1 millisecond'`,
    [DEVICE_POLICY.cookieSeconds, SESSION_POLICY.keepOverMs],
  );
}
