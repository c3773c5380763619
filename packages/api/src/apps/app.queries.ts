import type { Scope } from '@meisai/schema/rules';
import { isoInstant, query, type EntityManager } from '../platform/index.js';

/** An app as it is registered. */
export interface AppRow {
  id: string;
  /** By which the app names itself; no secret. */
  clientId: string;
  name: string;
  homepage: string;
  privacyPolicy: string | null;
  redirectUris: string[];
  /** The most it may ask members for. */
  scopes: Scope[];
  /** Whether it keeps a secret, as a server can and an app on a device cannot. */
  isConfidential: boolean;
  createdAt: string;
}

const COLUMNS = `
  a.id, a.client_id as "clientId", a.name, a.homepage, a.privacy_policy as "privacyPolicy", to_jsonb(a.redirect_uris) as "redirectUris",
  to_jsonb(a.scopes) as scopes, a.secret_hash is not null as "isConfidential", ${isoInstant('a.created_at')} as "createdAt"`;

/** The app of a client id; null where there is none, or it was removed. */
export async function findApp(em: EntityManager, clientId: string): Promise<(AppRow & { secretHash: string | null }) | null> {
  const rows = await query<AppRow & { secretHash: string | null }>(
    em,
    `select ${COLUMNS}, encode(a.secret_hash, 'hex') as "secretHash" from app a where a.client_id = $1 and a.removed_at is null`,
    [clientId],
  );
  return rows[0] ?? null;
}

/** All apps that are registered, oldest first. */
export function listApps(em: EntityManager): Promise<AppRow[]> {
  return query(em, `select ${COLUMNS} from app a where a.removed_at is null order by a.created_at, a.id`, []);
}
