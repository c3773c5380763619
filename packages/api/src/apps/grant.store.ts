import type { Scope } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';

/** What a member let an app do, while it counts. */
export interface GrantRow {
  id: string;
  clientId: string;
  memberId: string;
  scopes: Scope[];
  /** Seconds since 1970, as OAuth counts. */
  createdAt: number;
  expiresAt: number;
}

/** What makes a grant `g` of an app `a` and a login `l` count. */
export const IS_LIVE_GRANT = 'g.revoked_at is null and g.expires_at > app_now() and a.removed_at is null and l.closed_at is null';

/** A grant that counts; null for one that was revoked, expired, or belongs to an app or a login that is no more. */
export async function findGrant(em: EntityManager, id: string): Promise<GrantRow | null> {
  const rows = await query<GrantRow>(
    em,
    `select g.id, a.client_id as "clientId", l.member_id as "memberId", to_jsonb(g.scopes) as scopes,
            floor(extract(epoch from g.created_at))::float8 as "createdAt", floor(extract(epoch from g.expires_at))::float8 as "expiresAt"
       from app_grant g join app a on a.id = g.app_id join login l on l.id = g.login_id
      where g.id = $1 and ${IS_LIVE_GRANT}`,
    [id],
  );
  return rows[0] ?? null;
}

/** Lets an app do something on behalf of a login. Of very many grants of one app the oldest ends. @returns the grant's id. */
export async function addGrant(em: EntityManager, grant: { appId: string; loginId: string; scopes: readonly Scope[] }): Promise<string> {
  const id = uuidv7();
  const { appId, loginId, scopes } = grant;
  await query(
    em,
    `insert into app_grant (id, app_id, login_id, scopes, expires_at)
     values ($1, $2, $3, $4::text[], app_now() + $5::int * interval '1 day')`,
    [id, appId, loginId, scopes, APP_POLICY.grantDays],
  );
  await query(
    em,
    `update app_grant set revoked_at = app_now() where id in (
       select id from app_grant where app_id = $1 and login_id = $2 and revoked_at is null order by created_at desc, id desc offset $3::int)`,
    [appId, loginId, APP_POLICY.grantsPerApp],
  );
  return id;
}

/** Ends one grant and all that came of it, at once on every process: each look-up asks for the grant. */
export async function revokeGrant(em: EntityManager, id: string): Promise<void> {
  await query(em, 'update app_grant set revoked_at = app_now() where id = $1 and revoked_at is null', [id]);
}

/** Ends all that logins let apps do. */
export async function revokeGrantsOf(em: EntityManager, loginIds: readonly string[]): Promise<void> {
  await query(em, 'update app_grant set revoked_at = app_now() where login_id = any ($1::uuid[]) and revoked_at is null', [loginIds]);
}
