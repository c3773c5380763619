import { v7 as uuidv7 } from 'uuid';
import { IS_LIVE_GRANT } from '../apps/index.js';
import { isoInstant, query, type EntityManager, type Sealed } from '../platform/index.js';
import type { WebhookAnswer } from './send-webhook.js';
import { WEBHOOK_EVENTS, type TellableNews } from './webhook-events.js';
import { WEBHOOK_POLICY, type WebhookPolicy } from './webhook-policy.js';

/** A delivery leased to this process. */
export interface DeliveryInHand extends TellableNews {
  id: string;
  webhookId: string;
  url: string;
  /** What it is signed with, the newest first: two for a while after it was rotated. */
  sealed: readonly Sealed[];
  /** With this one. */
  tries: number;
  /** Whether the member still lets the app see it. */
  isWelcome: boolean;
}

const SCOPES = `case d.event ${Object.entries(WEBHOOK_EVENTS)
  .map(([event, { scope }]) => `when '${event}' then '${scope}'`)
  .join(' ')} end`;

const DUE = `d.state = 'PENDING' and d.next_try_at <= app_now() and d.lease_until <= statement_timestamp()`;

/** Leases what is due, a few of each webhook, so that no other process takes it. Several processes never wait for each other here. */
export async function claimDeliveries(
  em: EntityManager,
  { batchSize, batchPerWebhook, leaseMs }: WebhookPolicy,
): Promise<DeliveryInHand[]> {
  const rows = await query<Omit<DeliveryInHand, 'sealed'> & SealedColumns>(
    em,
    `with due as materialized (
       select d.id from webhook_delivery d
        where d.id in (
          select r.id from (
            select d.id, d.next_try_at, row_number() over (partition by d.webhook_id order by d.next_try_at, d.id) as nth
              from webhook_delivery d join webhook w on w.id = d.webhook_id
             where ${DUE} and w.disabled_at is null and w.removed_at is null and coalesce(w.paused_until <= app_now(), true)) r
           where r.nth <= $2::int order by r.next_try_at, r.id limit $1::int)
          -- Said again: of a row that another process has taken meanwhile, this is what is looked at anew.
          and ${DUE}
        for update of d skip locked
     ), taken as (
       update webhook_delivery d set tries = tries + 1, lease_until = statement_timestamp() + $3::int * interval '1 millisecond'
         from due where d.id = due.id returning d.*)
     select d.id, d.webhook_id as "webhookId", d.member_id as "memberId", d.event, d.account_id as "accountId", d.subject_id as "subjectId",
            ${isoInstant('d.happened_at')} as "happenedAt", d.tries, w.url, w.key_id as "keyId", w.sealed_secret as bytes,
            case when w.previous_until > app_now() then w.previous_key_id end as "previousKeyId", w.previous_sealed_secret as "previousBytes",
            exists (select 1 from membership m where m.member_id = d.member_id and m.account_id = d.account_id)
              and exists (select 1 from app_grant g join app a on a.id = g.app_id join login l on l.id = g.login_id
                           where g.app_id = w.app_id and l.member_id = d.member_id and ${SCOPES} = any(g.scopes) and ${IS_LIVE_GRANT})
              as "isWelcome"
       from taken d join webhook w on w.id = d.webhook_id`,
    [batchSize, batchPerWebhook, leaseMs],
  );
  return rows.map(({ keyId, bytes, previousKeyId, previousBytes, ...row }) => ({
    ...row,
    sealed: [[keyId, bytes] as const, [previousKeyId, previousBytes] as const].flatMap(([key, sealed]) =>
      key === null || sealed === null ? [] : [{ keyId: key, bytes: Buffer.from(sealed) }],
    ),
  }));
}

interface SealedColumns {
  keyId: string;
  bytes: Buffer;
  previousKeyId: string | null;
  previousBytes: Buffer | null;
}

/** Never sent, because the member does not let the app see it any more. */
export async function withdraw(em: EntityManager, { id }: DeliveryInHand): Promise<void> {
  await query(em, `update webhook_delivery set state = 'WITHDRAWN' where id = $1`, [id]);
}

export async function logAttempt(
  em: EntityManager,
  { id }: DeliveryInHand,
  { status, failure }: WebhookAnswer,
  tookMs: number,
): Promise<void> {
  await query(em, 'insert into webhook_attempt (delivery_id, id, took_ms, status, failure) values ($1, $2, $3, $4, $5)', [
    id,
    uuidv7(),
    Math.round(tookMs),
    status,
    failure,
  ]);
}

/** What was taken is taken, even where the lease had run out; its webhook works. */
export async function markDelivered(em: EntityManager, { id, webhookId }: DeliveryInHand): Promise<void> {
  await query(em, `update webhook_delivery set state = 'DELIVERED', lease_until = '-infinity' where id = $1`, [id]);
  await query(
    em,
    'update webhook set failures = 0, failing_since = null, paused_until = null where id = $1 and failing_since is not null',
    [webhookId],
  );
}

/** @param afterMs when to try again; null for never */
export async function markFailed(em: EntityManager, { id, tries }: DeliveryInHand, afterMs: number | null): Promise<void> {
  await query(
    em,
    `update webhook_delivery
        set state = case when $3::float8 is null then 'FAILED' else 'PENDING' end, lease_until = '-infinity',
            next_try_at = app_now() + coalesce($3::float8, 0) * interval '1 millisecond'
      where id = $1 and tries = $2 and state = 'PENDING'`,
    [id, tries, afterMs],
  );
}

export interface FailingWebhook {
  failures: number;
  failingForMs: number;
}

/** Counts a failure of a webhook, in a row. */
export async function countFailure(em: EntityManager, webhookId: string): Promise<FailingWebhook> {
  const [row] = await query<FailingWebhook>(
    em,
    `update webhook set failures = failures + 1, failing_since = coalesce(failing_since, app_now()) where id = $1
     returning failures, extract(epoch from app_now() - failing_since)::float8 * 1000 as "failingForMs"`,
    [webhookId],
  );
  return row ?? { failures: 1, failingForMs: 0 };
}

export async function pauseWebhook(em: EntityManager, webhookId: string, forMs: number): Promise<void> {
  await query(em, `update webhook set paused_until = app_now() + $2::float8 * interval '1 millisecond' where id = $1`, [webhookId, forMs]);
}

/** Who registered the app, told of the one who disabled it. */
export interface DisabledWebhook {
  appName: string;
  registeredBy: string | null;
  url: string;
}

/** Stops sending to a webhook. @returns null where somebody else has done so already. */
export async function disableWebhook(em: EntityManager, webhookId: string): Promise<DisabledWebhook | null> {
  const [row] = await query<DisabledWebhook>(
    em,
    `update webhook w set disabled_at = app_now() from app a
      where w.id = $1 and a.id = w.app_id and w.disabled_at is null
     returning a.name as "appName", a.registered_by as "registeredBy", w.url`,
    [webhookId],
  );
  return row ?? null;
}

/** Forgets what happened long ago. */
export async function sweepDeliveries(em: EntityManager): Promise<void> {
  await query(em, `delete from webhook_delivery where happened_at < app_now() - $1::float8 * interval '1 millisecond'`, [
    WEBHOOK_POLICY.keepMs,
  ]);
}
