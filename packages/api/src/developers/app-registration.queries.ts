import type { Scope } from '@meisai/schema/rules';
import { isoInstant, query, type EntityManager } from '../platform/index.js';

/** An app with what it is registered with. */
export interface RegistrationRow {
  id: string;
  clientId: string;
  name: string;
  homepage: string;
  redirectUris: string[];
  isConfidential: boolean;
  scopes: Scope[];
  origins: string[];
  privacyPolicy: string | null;
  isVerified: boolean;
  previousSecretUntil: string | null;
  createdAt: string;
}

const SELECT = `
  select a.id, a.client_id as "clientId", a.name, a.homepage, to_jsonb(a.redirect_uris) as "redirectUris",
         a.secret_hash is not null as "isConfidential", to_jsonb(a.scopes) as scopes, to_jsonb(a.origins) as origins,
         a.privacy_policy as "privacyPolicy", a.is_verified as "isVerified",
         case when a.previous_secret_until > app_now() then ${isoInstant('a.previous_secret_until')} end as "previousSecretUntil", ${isoInstant('a.created_at')} as "createdAt"
    from app a where a.registered_by = $1 and a.removed_at is null`;

/** The apps a member looks after, oldest first; there are few. */
export function listRegistrations(em: EntityManager, memberId: string): Promise<RegistrationRow[]> {
  return query(em, `${SELECT} order by a.created_at, a.id`, [memberId]);
}

/** One of them; null for another's and for none alike. */
export async function findRegistration(em: EntityManager, memberId: string, appId: string): Promise<RegistrationRow | null> {
  const rows = await query<RegistrationRow>(em, `${SELECT} and a.id = $2`, [memberId, appId]);
  return rows[0] ?? null;
}
