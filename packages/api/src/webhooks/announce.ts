import { query, type EntityManager } from '../platform/index.js';
import { IS_LIVE_GRANT } from '../apps/index.js';
import { WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events.js';

/** Something that happened to an account. */
export interface AccountNews {
  accountId: string;
  subjectId: string;
}

/**
 * Keeps news for each app that is to be told of it, in the transaction it happened in: it is told if and only if that commits.
 * An app is told of what a member may see who lets it see that kind of data, once for each such member.
 */
export async function announce(em: EntityManager, event: WebhookEventName, news: readonly AccountNews[]): Promise<void> {
  const [any] = await query(em, 'select 1 from webhook where removed_at is null and disabled_at is null and $1 = any(events) limit 1', [
    event,
  ]);
  if (any === undefined) return;
  const { scope, isSeen } = WEBHOOK_EVENTS[event];
  await query(
    em,
    `insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id)
     select gen_random_uuid(), w.id, m.member_id, $1, u.account_id, u.subject_id
       from unnest($2::uuid[], $3::uuid[]) as u (account_id, subject_id)
       join membership m on m.account_id = u.account_id and ${isSeen}
       join webhook w on w.removed_at is null and w.disabled_at is null and $1 = any(w.events)
      where exists (select 1 from app_grant g join app a on a.id = g.app_id join login l on l.id = g.login_id
                     where g.app_id = w.app_id and l.member_id = m.member_id and $4 = any(g.scopes) and ${IS_LIVE_GRANT})`,
    [event, news.map(({ accountId }) => accountId), news.map(({ subjectId }) => subjectId), scope],
  );
}
