import { Migration } from '@mikro-orm/migrations';

/** Contacts of members; the guard of a login in buckets, one for strangers and one for each known device. */
export class Access extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table contact (
     id uuid primary key,
     member_id uuid not null references member,
     kind text not null check (kind in ('EMAIL', 'PHONE')),
     value text not null,
     changed_at timestamptz not null default app_now(),
     unique (member_id, kind)
   )`,

  `drop table login_guard`,
  // Its row is the lock under which all buckets of the key are read and written.
  `create table login_guard (
     key bytea primary key,
     shut_at timestamptz
   )`,
  `create table login_guard_bucket (
     key bytea not null references login_guard on delete cascade,
     bucket uuid not null,
     failed integer not null default 0 check (failed >= 0),
     pending integer not null default 0 check (pending >= 0),
     epoch integer not null default 0,
     lease_until timestamptz not null default app_now(),
     last_failed_at timestamptz,
     lock_count integer not null default 0,
     run_failed integer not null default 0,
     primary key (key, bucket)
   )`,

  // A browser that has logged in. It may know several members: a row each under one digest of its cookie.
  `create table known_device (
     id uuid primary key,
     member_id uuid not null references member,
     token_hash bytea not null,
     created_at timestamptz not null default app_now(),
     last_used_at timestamptz not null default app_now(),
     revoked_at timestamptz
   )`,
  `create unique index known_device_of_browser on known_device (token_hash, member_id)`,
  `create index known_device_of_member on known_device (member_id)`,

  `create table source_failure (
     block text not null,
     window_start timestamptz not null,
     failed integer not null,
     primary key (block, window_start)
   )`,
  `create index source_failure_by_age on source_failure (window_start)`,
];
