import type { Scope } from '@meisai/schema/rules';
import { isoInstant, lookUpText, query, type EntityManager } from '../platform/index.js';

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
  /** Whose pages may call the API in a browser: of an app that keeps no secret. */
  origins: string[];
  createdAt: string;
  /** Whether the issuer registered it, and not a developer by themselves. */
  isVerified: boolean;
}

const COLUMNS = `
  a.id, a.client_id as "clientId", a.name, a.homepage, a.privacy_policy as "privacyPolicy", to_jsonb(a.redirect_uris) as "redirectUris",
  to_jsonb(a.scopes) as scopes, a.secret_hash is not null as "isConfidential",
  to_jsonb(a.origins) as origins, a.is_verified as "isVerified", ${isoInstant('a.created_at')} as "createdAt"`;

/** Of the secrets an app proves itself with: two for a while after it was given a new one. */
export interface SecretHashes {
  secretHash: string | null;
  previousSecretHash: string | null;
}

/** The app of a client id; null where there is none, or it was removed. */
export async function findApp(em: EntityManager, clientId: string): Promise<(AppRow & SecretHashes) | null> {
  const rows = await query<AppRow & SecretHashes>(
    em,
    `select ${COLUMNS}, encode(a.secret_hash, 'hex') as "secretHash",
            case when a.previous_secret_until > app_now() then encode(a.previous_secret_hash, 'hex') end as "previousSecretHash"
       from app a where a.client_id = $1 and a.removed_at is null`,
    [lookUpText(clientId)],
  );
  return rows[0] ?? null;
}

/**
 * Whether pages of an origin are those of an app that runs in a browser: of one app, or of any where none is named, as in the question
 * a browser asks before it sends a token along.
 */
export async function isOriginOfApp(em: EntityManager, origin: string, appId: string | null = null): Promise<boolean> {
  const rows = await query(
    em,
    `select 1 from app where origins @> array[$1::text] and secret_hash is null and removed_at is null and ($2::uuid is null or id = $2::uuid) limit 1`,
    [origin, appId],
  );
  return rows.length === 1;
}

/** All apps that are registered, oldest first. */
export function listApps(em: EntityManager): Promise<AppRow[]> {
  return query(em, `select ${COLUMNS} from app a where a.removed_at is null order by a.created_at, a.id`, []);
}
