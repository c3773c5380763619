import { Migration } from '@mikro-orm/migrations';

/** Mails on their way out, and the mails caught where nothing leaves the house. */
export class MailOutbox extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // Due times follow app_now(); a lease is about a living process and follows the real clock.
  `create table mail_outbox (
     id uuid primary key,
     language text not null check (language in ('JA', 'EN')),
     recipient text, subject text, text_body text, html_body text,
     dedupe_key text unique,
     attempts integer not null default 0,
     next_attempt_at timestamptz not null default app_now(),
     lease_until timestamptz not null default '-infinity',
     created_at timestamptz not null default app_now(),
     sent_at timestamptz,
     given_up_at timestamptz,
     last_error text,
     check (sent_at is null or given_up_at is null),
     check ((sent_at is null and given_up_at is null) = (recipient is not null)),
     check (num_nulls(recipient, subject, text_body, html_body) in (0, 4))
   )`,
  `create index mail_outbox_due on mail_outbox (next_attempt_at, id) where sent_at is null and given_up_at is null`,
  `create index mail_outbox_done on mail_outbox (coalesce(sent_at, given_up_at))`,

  `create table caught_mail (
     id bigint generated always as identity primary key,
     message_id text not null,
     recipient text not null,
     subject text not null,
     text_body text not null,
     html_body text not null,
     received_at timestamptz not null default app_now()
   )`,
];
