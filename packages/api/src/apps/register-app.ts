import { randomBytes } from 'node:crypto';
import type { Scope } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { hashToken, makeToken, query, type EntityManager } from '../platform/index.js';

export interface NewApp {
  name: string;
  homepage: string;
  privacyPolicy: string | null;
  redirectUris: readonly string[];
  scopes: readonly Scope[];
  /** Whose pages may call the API in a browser. */
  origins?: readonly string[];
  /** Whether it can keep a secret. */
  isConfidential: boolean;
  /** The developer who registers it, and is told about it; the issuer where there is none. */
  registeredBy?: string | null;
  /** Who is told about it where there is no developer. */
  contactMail?: string | null;
  /** Whether the issuer registers it, and knows whose it is. */
  isVerified?: boolean;
}

/** What the app names and proves itself with; the secret is kept nowhere but with the app. */
export interface AppCredentials {
  id: string;
  clientId: string;
  secret: string | null;
}

const CLIENT_ID_BYTES = 12;

/** Registers an app; its addresses are checked by `app-registration.rules.ts` before. */
export async function registerApp(em: EntityManager, app: NewApp): Promise<AppCredentials> {
  const clientId = `app_${randomBytes(CLIENT_ID_BYTES).toString('hex')}`;
  const secret = app.isConfidential ? makeToken() : null;
  const id = uuidv7();
  await query(
    em,
    `insert into app (id, client_id, secret_hash, name, homepage, privacy_policy, redirect_uris, scopes, registered_by, origins, contact_mail, is_verified)
     values ($1, $2, $3, $4, $5, $6, $7::text[], $8::text[], $9, $10::text[], $11, $12)`,
    [
      id,
      clientId,
      secret === null ? null : hashToken(secret),
      app.name,
      app.homepage,
      app.privacyPolicy,
      app.redirectUris,
      app.scopes,
      app.registeredBy ?? null,
      app.origins ?? [],
      app.contactMail ?? null,
      app.isVerified ?? false,
    ],
  );
  return { id, clientId, secret };
}

/** Removes an app: whatever it holds counts no more, at once and everywhere. @returns false if there is none of that client id. */
export async function removeApp(em: EntityManager, clientId: string): Promise<boolean> {
  const rows = await query(em, 'update app set removed_at = app_now() where client_id = $1 and removed_at is null returning id', [
    clientId,
  ]);
  return rows.length === 1;
}
