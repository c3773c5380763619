import { Migration } from '@mikro-orm/migrations';

/** Codes by which a holder proves a card; how often a member is mailed what anyone can ask for; requests counted by source. */
export class Enrolment extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // One of each purpose a member: asking again replaces it. It counts only for the contact it was sent to.
  `create table enrolment_code (
     member_id uuid not null references member,
     purpose text not null check (purpose in ('ENROL', 'REENROL')),
     code_hash bytea not null,
     contact_changed_at timestamptz not null,
     issued_at timestamptz not null default app_now(),
     expires_at timestamptz not null,
     tries integer not null default 0,
     used_at timestamptz,
     primary key (member_id, purpose)
   )`,

  // The last mails of a kind to one member, newest first; no more of them than may be sent in an hour.
  `create table mail_allowance (
     key text primary key,
     sent_at timestamptz[] not null
   )`,

  `alter table source_failure
     add column counted text not null default 'WRONG_SECRET' check (counted in ('WRONG_SECRET', 'ASK')),
     drop constraint source_failure_pkey,
     add primary key (block, counted, window_start)`,
];
