import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';
import { SESSION_POLICY } from './session-policy.js';

export interface SessionRow extends SessionEnds {
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: string;
  /** The same instant to the microsecond, for the cursor. */
  place: string;
  lastSeenAt: string;
}

export interface SessionEnds {
  /** When it ends unless it is used before then. */
  expiresAt: string;
  /** When it ends in any case. */
  endsAt: string;
}

const { idleMs, absoluteMs } = SESSION_POLICY.MEMBER;
const IDLE_END = `(last_seen_at + interval '${idleMs} milliseconds')`;
const LAST_END = `(created_at + interval '${absoluteMs} milliseconds')`;
const ENDS = `${isoInstant(`least(${IDLE_END}, ${LAST_END})`)} as "expiresAt", ${isoInstant(LAST_END)} as "endsAt"`;
const IS_LIVE = `ended_at is null and app_now() < least(${IDLE_END}, ${LAST_END})`;

/** A page of the sessions of a member's login that go on, the newest login first. */
export function listSessions(em: EntityManager, loginId: string, page: Page): Promise<SessionRow[]> {
  const { where, tail, parameters } = keyset(page, 'created_at', 'id', 2);
  return query(
    em,
    `select id, user_agent as "userAgent", address, ${isoInstant('created_at')} as "createdAt", ${exactInstant('created_at')} as place,
            ${isoInstant('last_seen_at')} as "lastSeenAt", ${ENDS}
       from session where login_id = $1 and ${IS_LIVE} and ${where} ${tail}`,
    [loginId, ...parameters],
  );
}

/** Counts a session of a member as used just now. @returns null if it ended meanwhile. */
export async function touchSession(em: EntityManager, loginId: string, sessionId: string): Promise<SessionEnds | null> {
  const rows = await query<SessionEnds>(
    em,
    `update session set last_seen_at = app_now() where login_id = $1 and id = $2 and ${IS_LIVE} returning ${ENDS}`,
    [loginId, sessionId],
  );
  return rows[0] ?? null;
}

/** How many sessions of a login go on besides this one. */
export async function countOtherSessions(em: EntityManager, loginId: string, sessionId: string): Promise<number> {
  const rows = await query<{ count: number }>(
    em,
    `select count(*)::int as count from session where login_id = $1 and id <> $2 and ${IS_LIVE}`,
    [loginId, sessionId],
  );
  return rows[0]?.count ?? 0;
}
