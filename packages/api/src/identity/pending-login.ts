import { v7 as uuidv7 } from 'uuid';
import { hashToken, isoInstant, makeToken, query, type EntityManager, type Realm } from '../platform/index.js';
import { PENDING_LOGIN_POLICY } from './login-policy.js';

/** A login whose password was right and whose second factor is still to come. */
export interface PendingLoginRow {
  id: string;
  loginId: string;
  expiresAt: string;
}

/**
 * Keeps that the password of a login was right, in the transaction that settles it.
 * @returns the token for the browser's cookie, which proves nothing else.
 */
export async function openPendingLogin(em: EntityManager, loginId: string): Promise<string> {
  const token = makeToken();
  await query(em, 'insert into pending_login (id, token_hash, login_id) values ($1, $2, $3)', [uuidv7(), hashToken(token), loginId]);
  return token;
}

/** The pending login a cookie's token stands for; null for an unknown, ended or expired one, and where the password was changed since. */
export async function findPendingLogin(em: EntityManager, realm: Realm, token: string | null): Promise<PendingLoginRow | null> {
  if (token === null) return null;
  const { lifeMs } = PENDING_LOGIN_POLICY;
  const rows = await query<PendingLoginRow>(
    em,
    `select p.id, p.login_id as "loginId", ${isoInstant(`(p.created_at + $3::int * interval '1 millisecond')`)} as "expiresAt"
       from pending_login p join login l on l.id = p.login_id
      where p.token_hash = $1 and l.realm = $2 and p.ended_at is null
        and p.created_at > app_now() - $3::int * interval '1 millisecond' and p.created_at >= l.password_changed_at`,
    [hashToken(token), realm, lifeMs],
  );
  return rows[0] ?? null;
}

/** Ends a pending login. @returns when, or null if it had ended already: the database decides who was first. */
export async function endPendingLogin(em: EntityManager, id: string): Promise<Date | null> {
  const rows = await query<{ endedAt: string }>(
    em,
    `update pending_login set ended_at = app_now() where id = $1 and ended_at is null returning ${isoInstant('ended_at')} as "endedAt"`,
    [id],
  );
  const [row] = rows;
  return row === undefined ? null : new Date(row.endedAt);
}

/** Ends all pending logins of a login: its codes are locked, or it was shut, closed or given a new password. */
export async function endPendingLogins(em: EntityManager, loginId: string): Promise<void> {
  await query(em, 'update pending_login set ended_at = app_now() where login_id = $1 and ended_at is null', [loginId]);
}

/** Removes logins that waited too long for their second factor. */
export async function sweepPendingLogins(em: EntityManager): Promise<void> {
  await query(em, `delete from pending_login where created_at < app_now() - $1::int * interval '1 millisecond'`, [
    PENDING_LOGIN_POLICY.lifeMs,
  ]);
}
