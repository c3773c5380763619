import { query, type EntityManager } from '../platform/index.js';
import { IS_LIVE_GRANT } from '../apps/index.js';
import { WEBHOOK_POLICY } from './webhook-policy.js';
import { WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events.js';

/** Something that happened to an account. */
export interface AccountNews {
  accountId: string;
  subjectId: string;
}

/**
 * Keeps news for each app that is to be told of it, in the transaction it happened in: it is told if and only if that commits.
 * An app is told of what a member may see who lets it see that kind of data, once for each such member. For a webhook that is
 * disabled so much of it is held as policy says, until it is enabled again.
 */
export async function announce(em: EntityManager, event: WebhookEventName, news: readonly AccountNews[]): Promise<void> {
  const [any] = await query(em, 'select 1 from webhook where removed_at is null and $1 = any(events) limit 1', [event]);
  if (any === undefined) return;
  const { scope, isSeen } = WEBHOOK_EVENTS[event];
  await query(
    em,
    // From the grants of those the news is of: how many webhooks others have costs nothing.
    `with told as materialized (
       select t.member_id, w.id as webhook_id,
              case when w.disabled_at is not null then $5::int - (
                select count(*) from (select 1 from webhook_delivery h where h.webhook_id = w.id and h.state = 'PENDING' limit $5::int) held) end as room
         from (select distinct l.member_id, g.app_id
                 from membership k join login l on l.member_id = k.member_id join app_grant g on g.login_id = l.id join app a on a.id = g.app_id
                where k.account_id = any($2::uuid[]) and $4 = any(g.scopes) and ${IS_LIVE_GRANT}) t
         join webhook w on w.app_id = t.app_id and w.removed_at is null and $1 = any(w.events)
     ), seen as (
       select t.webhook_id, t.member_id, t.room, u.account_id, u.subject_id, row_number() over (partition by t.webhook_id) as nth
         from told t join membership m on m.member_id = t.member_id
         join unnest($2::uuid[], $3::uuid[]) as u (account_id, subject_id) on u.account_id = m.account_id and ${isSeen})
     insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id)
     select gen_random_uuid(), s.webhook_id, s.member_id, $1, s.account_id, s.subject_id from seen s where s.room is null or s.nth <= s.room`,
    [event, news.map(({ accountId }) => accountId), news.map(({ subjectId }) => subjectId), scope, WEBHOOK_POLICY.heldPerWebhook],
  );
}
