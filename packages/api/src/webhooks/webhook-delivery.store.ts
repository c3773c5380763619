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
  /** Whether the webhook takes its time to answer. */
  isSlow: boolean;
}

const SCOPES = `case d.event ${Object.entries(WEBHOOK_EVENTS)
  .map(([event, { scope }]) => `when '${event}' then '${scope}'`)
  .join(' ')} end`;

/** SQL of whether member of delivery `d` still lets the app of webhook `w` see what it tells of. */
export const IS_WELCOME = `(
  exists (select 1 from membership m where m.member_id = d.member_id and m.account_id = d.account_id)
  and exists (select 1 from app_grant g join app a on a.id = g.app_id join login l on l.id = g.login_id
               where g.app_id = w.app_id and l.member_id = d.member_id and ${SCOPES} = any(g.scopes) and ${IS_LIVE_GRANT}))`;

const KNOWN_EVENTS = Object.keys(WEBHOOK_EVENTS);

// What only a newer process knows of is left to it.
const DUE = `d.state = 'PENDING' and d.next_try_at <= app_now() and d.lease_until <= statement_timestamp() and d.event = any($1)`;

/** Any number, as long as nothing else takes an advisory lock of it. */
const CLAIM_LOCK = 7_262_017;

/** How many deliveries a process has places for. */
export interface FreePlaces {
  all: number;
  /** Of them for webhooks that answer slowly. */
  forSlow: number;
}

/**
 * Leases what is due, so that no other process takes it: by turns, one of each webhook before the second of any, and of one webhook or
 * owner no more than its share is under way over all processes. Only as many rows are looked at as there are turns, whatever waits.
 */
export function claimDeliveries(em: EntityManager, policy: WebhookPolicy, free: FreePlaces): Promise<DeliveryInHand[]> {
  return em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    // Two who counted at once would each give a webhook its whole share.
    await query(tx, 'select pg_advisory_xact_lock($1)', [CLAIM_LOCK]);
    const { placesPerWebhook, placesPerOwner, slowMs, leaseMs } = policy;
    const rows = await query<Omit<DeliveryInHand, 'sealed'> & SealedColumns>(tx, CLAIM, [
      KNOWN_EVENTS,
      free.all,
      free.forSlow,
      placesPerWebhook,
      placesPerOwner,
      slowMs,
      leaseMs,
    ]);
    return rows.map(({ keyId, bytes, previousKeyId, previousBytes, ...row }) => ({
      ...row,
      sealed: [[keyId, bytes] as const, [previousKeyId, previousBytes] as const].flatMap(([key, sealed]) =>
        key === null || sealed === null ? [] : [{ keyId: key, bytes: Buffer.from(sealed) }],
      ),
    }));
  });
}

const CLAIM = `
  with leased as (
    select d.webhook_id, count(*)::int as n from webhook_delivery d
     where d.state = 'PENDING' and d.lease_until > '-infinity' and d.lease_until > statement_timestamp() group by d.webhook_id
  ), live as (
    select w.id, coalesce(w.usual_ms > $6::float8, false) as is_slow, coalesce(l.n, 0) as n, o.owner,
           sum(coalesce(l.n, 0)) over (partition by o.owner) as owner_n,
           coalesce(w.paused_until <= app_now(), true) as is_awake
      from webhook w join app a on a.id = w.app_id left join leased l on l.webhook_id = w.id
           cross join lateral (select coalesce(a.registered_by, a.id) as owner) o
     where w.disabled_at is null and w.removed_at is null and a.removed_at is null
  ), waiting as (
    select d.id, d.next_try_at, v.owner, v.owner_n, v.is_slow,
           v.n + row_number() over (partition by v.id order by d.next_try_at, d.id) as turn
      from live v cross join lateral (
             select d.id, d.next_try_at from webhook_delivery d
              where d.webhook_id = v.id and ${DUE} order by d.next_try_at, d.id limit $4::int) d
     where v.is_awake and v.n < $4::int and v.owner_n < $5::int
  ), shared as (
    select s.*, s.owner_n + row_number() over (partition by s.owner order by s.turn, s.next_try_at, s.id) as owner_turn
      from waiting s where s.turn <= $4::int
  ), laned as (
    select s.*, row_number() over (partition by s.is_slow order by s.turn, s.next_try_at, s.id) as lane_turn
      from shared s where s.owner_turn <= $5::int
  ), due as materialized (
    select d.id from webhook_delivery d
     where d.id in (select s.id from laned s where not s.is_slow or s.lane_turn <= $3::int
                     order by s.turn, s.next_try_at, s.id limit $2::int)
       and ${DUE}
     for update of d skip locked
  ), taken as (
    update webhook_delivery d set tries = tries + 1, lease_until = statement_timestamp() + $7::int * interval '1 millisecond'
      from due where d.id = due.id returning d.*)
  select d.id, d.webhook_id as "webhookId", d.member_id as "memberId", d.event, d.account_id as "accountId", d.subject_id as "subjectId",
         ${isoInstant('d.happened_at')} as "happenedAt", d.tries, w.url, w.key_id as "keyId", w.sealed_secret as bytes,
         case when w.previous_until > app_now() then w.previous_key_id end as "previousKeyId", w.previous_sealed_secret as "previousBytes",
         coalesce(w.usual_ms > $6::float8, false) as "isSlow", ${IS_WELCOME} as "isWelcome"
    from taken d join webhook w on w.id = d.webhook_id`;

interface SealedColumns {
  keyId: string;
  bytes: Buffer;
  previousKeyId: string | null;
  previousBytes: Buffer | null;
}

/** Never sent, because the member does not let the app see it any more. */
export async function withdraw(em: EntityManager, { id }: DeliveryInHand): Promise<void> {
  await query(em, `update webhook_delivery set state = 'WITHDRAWN', lease_until = '-infinity' where id = $1`, [id]);
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

/** Keeps how long a webhook usually takes: of one that is quick, and was, nothing is written. */
export async function keepPace(em: EntityManager, webhookId: string, tookMs: number, { slowMs }: WebhookPolicy): Promise<void> {
  await query(
    em,
    `update webhook set usual_ms = case when p.ms > $3::float8 / 4 then p.ms end
       from (select coalesce(usual_ms * 0.75 + $2::float8 * 0.25, $2::float8) as ms from webhook where id = $1) p
      where id = $1 and (usual_ms is not null or $2::float8 > $3::float8)`,
    [webhookId, tookMs, slowMs],
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
  contactMail: string | null;
  url: string;
}

/** Stops sending to a webhook. @returns null where somebody else has done so already. */
export async function disableWebhook(em: EntityManager, webhookId: string): Promise<DisabledWebhook | null> {
  const [row] = await query<DisabledWebhook>(
    em,
    `update webhook w set disabled_at = app_now() from app a
      where w.id = $1 and a.id = w.app_id and w.disabled_at is null
     returning a.name as "appName", a.registered_by as "registeredBy", a.contact_mail as "contactMail", w.url`,
    [webhookId],
  );
  return row ?? null;
}

const SWEPT_AT_ONCE = 10_000;

/** Forgets what happened long ago, and whatever there was for webhooks and apps that were removed: a backlog of any size, bit by bit. */
export async function sweepDeliveries(em: EntityManager): Promise<void> {
  await sweepThose(em, `where d.happened_at < app_now() - $1::float8 * interval '1 millisecond'`, [WEBHOOK_POLICY.keepMs]);
  await sweepThose(
    em,
    'join webhook w on w.id = d.webhook_id join app a on a.id = w.app_id where coalesce(w.removed_at, a.removed_at) is not null',
    [],
  );
}

async function sweepThose(em: EntityManager, those: string, values: unknown[]): Promise<void> {
  const one = `delete from webhook_delivery where id in (select d.id from webhook_delivery d ${those} limit ${SWEPT_AT_ONCE}) returning 1`;
  for (let swept = SWEPT_AT_ONCE; swept === SWEPT_AT_ONCE;) swept = (await query(em, one, values)).length;
}
