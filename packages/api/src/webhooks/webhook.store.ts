import { v7 as uuidv7 } from 'uuid';
import { APP_POLICY } from '../apps/index.js';
import { isoInstant, query, type EntityManager, type Keys } from '../platform/index.js';
import { WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events.js';
import { makeWebhookSecret, WEBHOOK_SEAL } from './webhook-secret.js';
import { WEBHOOK_POLICY } from './webhook-policy.js';

export interface NewWebhook {
  appId: string;
  url: string;
  events: readonly WebhookEventName[];
}

/**
 * Has an app told of events at an address. In the caller's transaction: the app's row decides who of several at once is the fifth.
 * @returns null where the app has as many as it may; else its id and its secret, which is shown once and kept sealed.
 */
export async function addWebhook(
  em: EntityManager,
  keys: Keys,
  { appId, url, events }: NewWebhook,
): Promise<{ id: string; secret: string } | null> {
  const [id, secret] = [uuidv7(), makeWebhookSecret()];
  const { keyId, bytes } = keys.seal(WEBHOOK_SEAL, id, secret);
  await query(em, 'select 1 from app where id = $1 for no key update', [appId]);
  const rows = await query(
    em,
    `insert into webhook (id, app_id, url, events, key_id, sealed_secret)
     select $1::uuid, $2::uuid, $3, $4::text[], $5, $6::bytea
      where (select count(*) from webhook where app_id = $2::uuid and removed_at is null) < $7::int
     returning id`,
    [id, appId, url, events, keyId, bytes, WEBHOOK_POLICY.webhooksPerApp],
  );
  return rows.length === 0 ? null : { id, secret };
}

export interface WebhookRow {
  id: string;
  appId: string;
  clientId: string;
  url: string;
  events: WebhookEventName[];
  createdAt: string;
  failingSince: string | null;
  disabledAt: string | null;
  /** Until when the secret before the present one signs as well. */
  previousSecretUntil: string | null;
}

export const WEBHOOK_COLUMNS = `
  w.id, w.app_id as "appId", a.client_id as "clientId", w.url, to_jsonb(w.events) as events, ${isoInstant('w.created_at')} as "createdAt",
  ${isoInstant('w.failing_since')} as "failingSince", ${isoInstant('w.disabled_at')} as "disabledAt",
  case when w.previous_until > app_now() then ${isoInstant('w.previous_until')} end as "previousSecretUntil"`;

/**
 * Gives a webhook a new secret. For a while messages are signed with the one before as well, so that the app can change over at any
 * moment in it; one before that counts no more. @returns the new one, which is shown once; null where there is no such webhook
 */
export async function rotateWebhookSecret(em: EntityManager, keys: Keys, id: string): Promise<string | null> {
  const secret = makeWebhookSecret();
  const { keyId, bytes } = keys.seal(WEBHOOK_SEAL, id, secret);
  const rows = await query(
    em,
    `update webhook
        set previous_key_id = key_id, previous_sealed_secret = sealed_secret, key_id = $2, sealed_secret = $3::bytea,
            previous_until = app_now() + $4::float8 * interval '1 millisecond'
      where id = $1 and removed_at is null returning id`,
    [id, keyId, bytes, WEBHOOK_POLICY.secretOverlapMs],
  );
  return rows.length === 0 ? null : secret;
}

/** Forgets secrets that sign nothing any more. */
export async function sweepWebhookSecrets(em: EntityManager): Promise<void> {
  await query(
    em,
    'update webhook set previous_key_id = null, previous_sealed_secret = null, previous_until = null where previous_until <= app_now()',
    [],
  );
}

/** Removes webhooks that were removed long ago. */
export async function sweepWebhooks(em: EntityManager): Promise<void> {
  await query(em, `delete from webhook where removed_at < app_now() - $1::int * interval '1 day'`, [APP_POLICY.keepOverDays]);
}

/** All webhooks of all apps, oldest first. */
export async function listWebhooks(em: EntityManager): Promise<(WebhookRow & { eventTypes: string[]; keyId: string; sealed: Buffer })[]> {
  const rows = await query<WebhookRow & { keyId: string; sealed: Buffer }>(
    em,
    `select ${WEBHOOK_COLUMNS}, w.key_id as "keyId", w.sealed_secret as sealed from webhook w join app a on a.id = w.app_id
      where w.removed_at is null and a.removed_at is null order by w.created_at, w.id`,
    [],
  );
  return rows.map((row) => ({ ...row, eventTypes: row.events.map((event) => WEBHOOK_EVENTS[event].type) }));
}

/** A webhook of any app, for the issuer's operations. */
export async function findWebhook(em: EntityManager, id: string): Promise<WebhookRow | null> {
  const rows = await query<WebhookRow>(
    em,
    `select ${WEBHOOK_COLUMNS} from webhook w join app a on a.id = w.app_id where w.id = $1 and w.removed_at is null and a.removed_at is null`,
    [id],
  );
  return rows[0] ?? null;
}

/** Whether messages of a webhook can be signed: its secret was sealed under the keys that are here. */
export function canSign(keys: Keys, { id, keyId, sealed }: { id: string; keyId: string; sealed: Buffer }): boolean {
  try {
    keys.open(WEBHOOK_SEAL, id, { keyId, bytes: Buffer.from(sealed) });
    return true;
  } catch {
    return false;
  }
}

/** Tells an address nothing any more, not even what waits. @returns false if there is none of that id. */
export async function removeWebhook(em: EntityManager, id: string): Promise<boolean> {
  const rows = await query(em, 'update webhook set removed_at = app_now() where id = $1 and removed_at is null returning id', [id]);
  return rows.length === 1;
}
