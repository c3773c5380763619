import { Migration } from '@mikro-orm/migrations';

/** What members keep right themselves: address, employment, contacts, delivery of bills, the PINs and the state of their cards. */
export class Members extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table member_address (
     member_id uuid primary key references member,
     postal_code text not null check (postal_code ~ '^[0-9]{3}-[0-9]{4}$'),
     prefecture text not null,
     city text not null,
     town text not null,
     line text not null,
     building text,
     version integer not null default 1,
     updated_at timestamptz not null default app_now()
   )`,
  `create table member_employment (
     member_id uuid primary key references member,
     employer text not null,
     department text,
     phone text,
     version integer not null default 1,
     updated_at timestamptz not null default app_now()
   )`,
  `alter table account add column statement_delivery text not null default 'PAPER' check (statement_delivery in ('PAPER', 'ONLINE'))`,

  // A contact to be, until its code is confirmed.
  `create table contact_change (
     member_id uuid not null references member,
     kind text not null check (kind in ('EMAIL', 'PHONE')),
     value text not null,
     code_hash bytea not null,
     tries integer not null default 0,
     expires_at timestamptz not null,
     primary key (member_id, kind)
   )`,

  // A keyed hash, wrapped under a key outside the database: a PIN has too few digits for anything less.
  `create table card_pin (
     card_id uuid primary key references card,
     pepper_key_id text not null,
     wrap_key_id text not null,
     wrapped bytea not null,
     set_at timestamptz not null default app_now()
   )`,
  `create index card_pin_wrapped_under on card_pin (wrap_key_id)`,
  `create table pin_guard (
     card_id uuid primary key references card,
     failed integer not null default 0,
     run_failed integer not null default 0,
     lock_count integer not null default 0,
     last_failed_at timestamptz
   )`,

  `alter table card
     add column frozen_at timestamptz,
     add column frozen_by text check (frozen_by in ('BASIC', 'HOLDER')),
     add column stopped_at timestamptz,
     add column loss text check (loss in ('LOST', 'STOLEN')),
     add check ((frozen_at is null) = (frozen_by is null)),
     add check ((stopped_at is null) = (loss is null))`,
];
