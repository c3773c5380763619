import { hashToken, makeToken, query, type EntityManager } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';

/** What is changed of an app; null for what stays. Addresses are checked by `app-registration.rules.ts` before. */
export interface AppChange {
  name: string | null;
  homepage: string | null;
  privacyPolicy: string | null;
  redirectUris: readonly string[] | null;
  registeredBy: string | null;
  contactMail: string | null;
  /** Nobody is mailed any more where no developer looks after it. */
  isContactRemoved?: boolean;
}

/** Changes what an app is registered with: what members granted stays. @returns false if there is none of that client id */
export async function changeApp(em: EntityManager, clientId: string, change: AppChange): Promise<boolean> {
  const rows = await query(
    em,
    `update app set name = coalesce($2, name), homepage = coalesce($3, homepage), privacy_policy = coalesce($4, privacy_policy),
            redirect_uris = coalesce($5::text[], redirect_uris), registered_by = coalesce($6::uuid, registered_by),
            contact_mail = case when not $8::bool then coalesce($7, contact_mail) end
      where client_id = $1 and removed_at is null returning id`,
    [
      clientId,
      change.name,
      change.homepage,
      change.privacyPolicy,
      change.redirectUris,
      change.registeredBy,
      change.contactMail,
      change.isContactRemoved ?? false,
    ],
  );
  return rows.length === 1;
}

/**
 * Gives an app a new secret. For a while the one before counts as well, so that its servers change over one by one; one before that
 * counts no more. @returns the new one, which is kept nowhere but with the app; null where there is no such app that has a secret
 */
export async function rotateAppSecret(em: EntityManager, clientId: string): Promise<string | null> {
  const secret = makeToken();
  const rows = await query(
    em,
    `update app set previous_secret_hash = secret_hash, previous_secret_until = app_now() + $3::int * interval '1 second', secret_hash = $2
      where client_id = $1 and secret_hash is not null and removed_at is null returning id`,
    [clientId, hashToken(secret), APP_POLICY.secretOverlapSeconds],
  );
  return rows.length === 1 ? secret : null;
}

/** Forgets secrets that count no more. */
export async function sweepAppSecrets(em: EntityManager): Promise<void> {
  await query(em, 'update app set previous_secret_hash = null, previous_secret_until = null where previous_secret_until <= app_now()', []);
}
