import type { Scope } from '@meisai/schema/rules';
import { isoInstant, query, type EntityManager } from '../platform/index.js';

export interface OwnAppRow {
  id: string;
  clientId: string;
  name: string;
  homepage: string;
  redirectUris: string[];
  isConfidential: boolean;
  scopes: Scope[];
  origins: string[];
  privacyPolicy: string | null;
  previousSecretUntil: string | null;
  createdAt: string;
}

const SELECT = `
  select a.id, a.client_id as "clientId", a.name, a.homepage, to_jsonb(a.redirect_uris) as "redirectUris",
         a.secret_hash is not null as "isConfidential", to_jsonb(a.scopes) as scopes, to_jsonb(a.origins) as origins,
         a.privacy_policy as "privacyPolicy",
         case when a.previous_secret_until > app_now() then ${isoInstant('a.previous_secret_until')} end as "previousSecretUntil", ${isoInstant('a.created_at')} as "createdAt"
    from app a where a.registered_by = $1 and a.removed_at is null`;

/** The apps a member has registered, oldest first; there are few. */
export function listOwnApps(em: EntityManager, memberId: string): Promise<OwnAppRow[]> {
  return query(em, `${SELECT} order by a.created_at, a.id`, [memberId]);
}

/** One of them; null for another's and for none alike. */
export async function findOwnApp(em: EntityManager, memberId: string, appId: string): Promise<OwnAppRow | null> {
  const rows = await query<OwnAppRow>(em, `${SELECT} and a.id = $2`, [memberId, appId]);
  return rows[0] ?? null;
}
