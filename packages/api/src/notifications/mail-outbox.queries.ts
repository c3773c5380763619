import { query, type EntityManager } from '../platform/index.js';
import type { MailPolicy } from './mail-policy.js';

/** A mail leased to this process. */
export interface MailInHand {
  id: string;
  to: string;
  language: 'JA' | 'EN';
  subject: string;
  text: string;
  html: string;
  /** With this one. */
  attempts: number;
  ageMs: number;
}

/** Leases the mails that are due, so that no other process takes them. Several processes never wait for each other here. */
export function claimDueMails(em: EntityManager, { batchSize, leaseMs }: MailPolicy): Promise<MailInHand[]> {
  return query<MailInHand>(
    em,
    `with due as materialized (
       select id from mail_outbox
        where sent_at is null and given_up_at is null
          and next_attempt_at <= app_now() and lease_until <= statement_timestamp()
        order by next_attempt_at, id limit $1
        for update skip locked
     )
     update mail_outbox m
        set attempts = attempts + 1, lease_until = statement_timestamp() + $2::int * interval '1 millisecond'
       from due where m.id = due.id
     returning m.id, recipient as "to", language, subject, text_body as "text", html_body as "html", attempts,
               extract(epoch from app_now() - created_at)::float8 * 1000 as "ageMs"`,
    [batchSize, leaseMs],
  );
}

const DROP_CONTENT = 'recipient = null, subject = null, text_body = null, html_body = null';

/** Sent is sent, even where the lease had run out: nobody should send it again. */
export async function markSent(em: EntityManager, mail: MailInHand): Promise<void> {
  await query(
    em,
    `update mail_outbox set sent_at = app_now(), last_error = null, ${DROP_CONTENT}
      where id = $1 and sent_at is null and given_up_at is null`,
    [mail.id],
  );
}

export async function markGivenUp(em: EntityManager, mail: MailInHand, reason: string): Promise<void> {
  await query(
    em,
    `update mail_outbox set given_up_at = app_now(), last_error = $3, ${DROP_CONTENT}
      where id = $1 and attempts = $2 and sent_at is null and given_up_at is null`,
    [mail.id, mail.attempts, reason],
  );
}

export async function putBack(em: EntityManager, mail: MailInHand, reason: string, afterMs: number): Promise<void> {
  await query(
    em,
    `update mail_outbox
        set last_error = $3, lease_until = '-infinity', next_attempt_at = app_now() + $4::int * interval '1 millisecond'
      where id = $1 and attempts = $2 and sent_at is null and given_up_at is null`,
    [mail.id, mail.attempts, reason, afterMs],
  );
}

/** Forgets mails that were done with long ago. */
export async function purgeDoneMails(em: EntityManager, { keepDoneMs }: MailPolicy): Promise<void> {
  await query(em, `delete from mail_outbox where coalesce(sent_at, given_up_at) < app_now() - $1::float8 * interval '1 millisecond'`, [
    keepDoneMs,
  ]);
}
