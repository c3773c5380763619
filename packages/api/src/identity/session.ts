import { v7 as uuidv7 } from 'uuid';
import { hashToken, makeToken, query, type EntityManager, type Viewer } from '../platform/index.js';
import { SESSION_POLICY } from './login-policy.js';

export interface OpenedSession {
  /** Kept nowhere but in the member's cookie. */
  token: string;
  viewer: Viewer;
}

/** Opens a session of a member. */
export async function openSession(em: EntityManager, memberId: string): Promise<OpenedSession> {
  const token = makeToken();
  const sessionId = uuidv7();
  await query(em, 'insert into session (id, token_hash, member_id) values ($1, $2, $3)', [sessionId, hashToken(token), memberId]);
  return { token, viewer: { memberId, sessionId } };
}

/**
 * Who a cookie's token speaks for; null for an unknown, ended or expired one.
 * Prolongs the idle life of the session, never the absolute one.
 */
export async function findViewer(em: EntityManager, token: string): Promise<Viewer | null> {
  const { idleMs, absoluteMs, touchAfterMs } = SESSION_POLICY;
  const rows = await query<Viewer & { isStale: boolean }>(
    em,
    `select id as "sessionId", member_id as "memberId",
            last_seen_at < app_now() - $4::int * interval '1 millisecond' as "isStale"
       from session
      where token_hash = $1 and ended_at is null
        and last_seen_at > app_now() - $2::int * interval '1 millisecond'
        and created_at > app_now() - $3::int * interval '1 millisecond'`,
    [hashToken(token), idleMs, absoluteMs, touchAfterMs],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.isStale) await query(em, 'update session set last_seen_at = app_now() where id = $1', [row.sessionId]);
  return { memberId: row.memberId, sessionId: row.sessionId };
}

/** Ends one of the member's sessions. @returns when, or null if it had ended already. */
export async function endSession(em: EntityManager, memberId: string, sessionId: string): Promise<Date | null> {
  const rows = await query<{ endedAt: string }>(
    em,
    `update session set ended_at = app_now()
      where member_id = $1 and id = $2 and ended_at is null
      returning to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endedAt"`,
    [memberId, sessionId],
  );
  const [row] = rows;
  return row === undefined ? null : new Date(row.endedAt);
}
