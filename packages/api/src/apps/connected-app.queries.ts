import type { Scope } from '@meisai/schema/rules';
import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';

/** When a scope was last made use of. */
export interface ScopeUseRow {
  scope: Scope;
  at: string;
}

/** An app with all that a login lets it do, on however many devices. */
export interface ConnectedAppRow {
  /** Of the app. */
  id: string;
  name: string;
  homepage: string;
  privacyPolicy: string | null;
  isVerified: boolean;
  scopes: Scope[];
  connectedAt: string;
  /** The same instant to the microsecond, for the cursor. */
  place: string;
  expiresAt: string;
  lastUsedAt: string | null;
  uses: ScopeUseRow[];
}

/** SQL of what holders made use of, as JSON. @param holders SQL of their ids */
export function usesOf(holders: string): string {
  return `coalesce((
    select jsonb_agg(jsonb_build_object('scope', u.scope, 'at', ${isoInstant('u.at')}) order by u.at desc)
      from (select scope, max(last_used_at) as at from app_use where holder_id = any (${holders}) group by scope) u), '[]'::jsonb) as uses`;
}

/** A page of the apps a login is connected with, the newest first. */
export function listConnectedApps(em: EntityManager, loginId: string, page: Page): Promise<ConnectedAppRow[]> {
  const { where, tail, parameters } = keyset(page, 'c.connected_at', 'a.id', 2);
  return query(
    em,
    `select a.id, a.name, a.homepage, a.privacy_policy as "privacyPolicy", a.is_verified as "isVerified",
            to_jsonb(c.scopes) as scopes, ${usesOf('c.grant_ids')},
            ${isoInstant('c.connected_at')} as "connectedAt", ${exactInstant('c.connected_at')} as place, ${isoInstant('c.expires_at')} as "expiresAt",
            ${isoInstant('c.last_used_at')} as "lastUsedAt"
       from (select g.app_id, max(g.created_at) as connected_at, max(g.expires_at) as expires_at, max(g.last_used_at) as last_used_at,
                    array_agg(distinct g.id) as grant_ids,
                    coalesce(array_agg(distinct s.scope) filter (where s.scope is not null), '{}') as scopes
               from app_grant g left join lateral unnest(g.scopes) as s (scope) on true
              where g.login_id = $1 and g.revoked_at is null and g.expires_at > app_now()
              group by g.app_id) c
       join app a on a.id = c.app_id
      where a.removed_at is null and ${where} ${tail}`,
    [loginId, ...parameters],
  );
}
