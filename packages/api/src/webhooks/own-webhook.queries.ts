import { isoInstant, keyset, query, exactInstant, type EntityManager, type Page } from '../platform/index.js';
import type { WebhookFailure } from './send-webhook.js';
import { IS_WELCOME } from './webhook-delivery.store.js';
import type { TellableNews } from './webhook-events.js';
import { WEBHOOK_COLUMNS, type WebhookRow } from './webhook.store.js';

const OWN = 'from webhook w join app a on a.id = w.app_id where w.removed_at is null and a.removed_at is null and a.registered_by = $1';

/** The webhooks of an app that the member has registered, oldest first. */
export function listOwnWebhooks(em: EntityManager, memberId: string, appId: string): Promise<WebhookRow[]> {
  return query(em, `select ${WEBHOOK_COLUMNS} ${OWN} and w.app_id = $2 order by w.created_at, w.id`, [memberId, appId]);
}

/** One of the member's webhooks; null for another's and for none alike. */
export async function findOwnWebhook(em: EntityManager, memberId: string, id: string): Promise<WebhookRow | null> {
  const rows = await query<WebhookRow>(em, `select ${WEBHOOK_COLUMNS} ${OWN} and w.id = $2`, [memberId, id]);
  return rows[0] ?? null;
}

export interface DeliveryRow extends TellableNews {
  id: string;
  state: 'PENDING' | 'DELIVERED' | 'FAILED' | 'WITHDRAWN';
  nextTryAt: string;
  attempts: { at: string; status: number | null; failure: WebhookFailure | null; tookMs: number }[];
  place: string;
  /** Whether it was sent, and the member still lets the app see it. */
  isShown: boolean;
}

const DELIVERY = `
  select d.id, d.member_id as "memberId", d.event, d.account_id as "accountId", d.subject_id as "subjectId",
         ${isoInstant('d.happened_at')} as "happenedAt", d.state, ${isoInstant('d.next_try_at')} as "nextTryAt",
         ${exactInstant('d.happened_at')} as place,
         (exists (select 1 from webhook_attempt t where t.delivery_id = d.id) and ${IS_WELCOME}) as "isShown",
         coalesce((select jsonb_agg(jsonb_build_object('at', t.tried_at, 'status', t.status, 'failure', t.failure, 'tookMs', t.took_ms) order by t.id desc)
                     from (select * from webhook_attempt r where r.delivery_id = d.id order by r.id desc limit 30) t), '[]') as attempts
    from webhook_delivery d join webhook w on w.id = d.webhook_id`;

const OWN_DELIVERY = `${DELIVERY} where d.webhook_id in (select w.id ${OWN})`;

/** A page of the log of one of the member's webhooks, the latest news first. */
export function listDeliveries(em: EntityManager, memberId: string, webhookId: string, page: Page): Promise<DeliveryRow[]> {
  const { where, tail, parameters } = keyset(page, 'd.happened_at', 'd.id', 3);
  return query(em, `${OWN_DELIVERY} and d.webhook_id = $2 and ${where} ${tail}`, [memberId, webhookId, ...parameters]);
}

/** The latest news of a webhook, for the issuer's operations: the caller shows nobody of whom it told. */
export function listLatestDeliveries(em: EntityManager, webhookId: string, count: number): Promise<DeliveryRow[]> {
  return query(em, `${DELIVERY} where d.webhook_id = $1 order by d.happened_at desc, d.id desc limit $2::int`, [webhookId, count]);
}

export async function findOwnDelivery(em: EntityManager, memberId: string, id: string): Promise<DeliveryRow | null> {
  const rows = await query<DeliveryRow>(em, `${OWN_DELIVERY} and d.id = $2`, [memberId, id]);
  return rows[0] ?? null;
}

/** Has a message sent again, soon: one that was found as somebody's own before. @returns false where there is none. */
export async function replayDelivery(em: EntityManager, id: string): Promise<boolean> {
  const rows = await query(
    em,
    `update webhook_delivery set state = 'PENDING', tries = 0, next_try_at = app_now() where id = $1 returning id`,
    [id],
  );
  return rows.length === 1;
}

/** Tells a webhook of news again, and of what was held for it meanwhile. @returns false where there is none. */
export async function enableWebhook(em: EntityManager, id: string): Promise<boolean> {
  const rows = await query(
    em,
    `update webhook set disabled_at = null, failures = 0, failing_since = null, paused_until = null
      where id = $1 and removed_at is null returning id`,
    [id],
  );
  return rows.length === 1;
}
