import { v7 as uuidv7 } from 'uuid';
import {
  hashToken,
  isoInstant,
  makeToken,
  query,
  queryPrepared,
  type EntityManager,
  type Operator,
  type Realm,
  type RequestSource,
  type Viewer,
} from '../platform/index.js';
import { SESSION_POLICY } from './session-policy.js';

export interface NewSession {
  loginId: string;
  /** The known device it is opened from; null where none is kept. */
  deviceId: string | null;
  source: RequestSource;
}

export interface OpenedSession {
  /** Kept nowhere but in the browser's cookie. */
  token: string;
  sessionId: string;
}

/** Opens a session of a login whose every factor was just proved. */
export async function openSession(em: EntityManager, { loginId, deviceId, source }: NewSession): Promise<OpenedSession> {
  const token = makeToken();
  const sessionId = uuidv7();
  await query(em, `insert into session (id, token_hash, login_id, device_id, user_agent, address) values ($1, $2, $3, $4, $5, $6)`, [
    sessionId,
    hashToken(token),
    loginId,
    deviceId,
    source.userAgent,
    source.address,
  ]);
  return { token, sessionId };
}

/** How long a session still goes on. */
export interface SessionSpan {
  /** If it is not used. */
  idleSeconds: number;
  /** However much it is used. */
  lifeSeconds: number;
}

/** The member a cookie's token speaks for; null for an unknown, ended or expired one. @param isUse whether the asking prolongs its life. */
export async function findViewer(em: EntityManager, token: string, isUse = true): Promise<(Viewer & SessionSpan) | null> {
  const live = await findLive(em, 'MEMBER', token, isUse);
  if (live === null) return null;
  const { personId: memberId, ...session } = live;
  return { memberId, access: null, ...session };
}

/** The operator a cookie's token speaks for; null for an unknown, ended or expired one. @param isUse whether the asking prolongs its life. */
export async function findOperator(em: EntityManager, token: string, isUse = true): Promise<(Operator & SessionSpan) | null> {
  const live = await findLive(em, 'OPERATOR', token, isUse);
  if (live === null) return null;
  const { personId: operatorId, ...session } = live;
  return { operatorId, ...session };
}

interface LiveSession extends SessionSpan {
  personId: string;
  loginId: string;
  sessionId: string;
  isProofFresh: boolean;
}

/**
 * The look-up behind every request. Exported for the bench, which compares with it. The clock is asked once: it is a function of
 * its own.
 */
export const FIND_SESSION = {
  name: 'find_session',
  sql: `
    with clock as materialized (select app_now() as now)
    select s.id as "sessionId", s.login_id as "loginId", coalesce(l.member_id, l.operator_id) as "personId",
           s.proved_at > now - $5::int * interval '1 millisecond' as "isProofFresh",
           floor(extract(epoch from s.last_seen_at - now) + $3::int / 1000)::int as "idleSeconds",
           floor(extract(epoch from s.created_at - now) + $4::int / 1000)::int as "lifeSeconds"
      from clock, session s join login l on l.id = s.login_id
     where s.token_hash = $1 and s.ended_at is null and l.realm = $2 and l.closed_at is null
       and s.last_seen_at > now - $3::int * interval '1 millisecond'
       and s.created_at > now - $4::int * interval '1 millisecond'`,
  parametersOf: (realm: Realm, token: string) => [
    hashToken(token),
    realm,
    SESSION_POLICY[realm].idleMs,
    SESSION_POLICY[realm].absoluteMs,
    SESSION_POLICY.proofFreshMs,
  ],
};

/** A use prolongs the idle life of the session, never the absolute one. */
async function findLive(em: EntityManager, realm: Realm, token: string, isUse: boolean): Promise<LiveSession | null> {
  const { idleMs } = SESSION_POLICY[realm];
  const { name, sql, parametersOf } = FIND_SESSION;
  const [row] = await queryPrepared<LiveSession>(em, name, sql, parametersOf(realm, token));
  if (row === undefined) return null;
  if (!isUse || row.idleSeconds * 1000 >= idleMs - SESSION_POLICY.touchAfterMs) return row;
  await query(em, 'update session set last_seen_at = app_now() where id = $1', [row.sessionId]);
  return { ...row, idleSeconds: idleMs / 1000 };
}

export interface RenewedSession {
  /** For the browser's cookie. */
  token: string;
  /** Until when the proof counts as fresh. */
  provedUntil: Date;
}

/**
 * Gives a session that has just proved itself anew a fresh token, so that one who saw the old one gains nothing.
 * @returns null if the session ended meanwhile.
 */
export async function renewSession(em: EntityManager, loginId: string, sessionId: string): Promise<RenewedSession | null> {
  const token = makeToken();
  const rows = await query<{ provedUntil: string }>(
    em,
    `update session set token_hash = $3, proved_at = app_now(), last_seen_at = app_now()
      where login_id = $1 and id = $2 and ended_at is null
      returning ${isoInstant(`(proved_at + $4::int * interval '1 millisecond')`)} as "provedUntil"`,
    [loginId, sessionId, hashToken(token), SESSION_POLICY.proofFreshMs],
  );
  const [row] = rows;
  return row === undefined ? null : { token, provedUntil: new Date(row.provedUntil) };
}

/** Holds a session until the transaction ends: whoever ends it waits, or has ended it. @returns false if it has ended. */
export async function holdSession(em: EntityManager, loginId: string, sessionId: string): Promise<boolean> {
  const sql = 'select 1 from session where login_id = $1 and id = $2 and ended_at is null for no key update';
  return (await query(em, sql, [loginId, sessionId])).length === 1;
}

/** Gives a session a fresh token, and proves nothing. @returns the token for the browser's cookie, or null if the session ended meanwhile. */
export async function rotateSession(em: EntityManager, loginId: string, sessionId: string): Promise<string | null> {
  const token = makeToken();
  const rows = await query(
    em,
    'update session set token_hash = $3, last_seen_at = app_now() where login_id = $1 and id = $2 and ended_at is null returning id',
    [loginId, sessionId, hashToken(token)],
  );
  return rows.length === 0 ? null : token;
}

/** Ends one session of a login. @returns when, or null if there is none of that id, or it had ended already. */
export async function endSession(em: EntityManager, loginId: string, sessionId: string): Promise<Date | null> {
  const rows = await query<{ endedAt: string }>(
    em,
    `update session set ended_at = app_now()
      where login_id = $1 and id = $2 and ended_at is null
      returning ${isoInstant('ended_at')} as "endedAt"`,
    [loginId, sessionId],
  );
  const [row] = rows;
  return row === undefined ? null : new Date(row.endedAt);
}

/** Ends all sessions of a login, at once on every process. @param exceptId one that goes on. @returns how many ended. */
export async function endSessions(em: EntityManager, loginId: string, exceptId: string | null = null): Promise<number> {
  const rows = await query(
    em,
    `update session set ended_at = app_now()
      where login_id = $1 and ended_at is null and ($2::uuid is null or id <> $2::uuid) returning id`,
    [loginId, exceptId],
  );
  return rows.length;
}
