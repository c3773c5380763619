import { Migration } from '@mikro-orm/migrations';

/**
 * Logins of two realms, of members and of operators; sessions and devices belong to a login; the append-only activity.
 * Cards gain what an enrolment proves; accounts, cards and logins can be closed.
 */
export class LoginsAndActivity extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table operator (
     id uuid primary key,
     name text not null,
     email text not null,
     created_at timestamptz not null default app_now()
   )`,

  `alter table login
     add column realm text not null default 'MEMBER' check (realm in ('MEMBER', 'OPERATOR')),
     add column operator_id uuid unique references operator,
     add column password_changed_at timestamptz not null default app_now(),
     add column closed_at timestamptz,
     alter column member_id drop not null,
     add check ((realm = 'MEMBER') = (member_id is not null)),
     add check ((realm = 'OPERATOR') = (operator_id is not null)),
     drop constraint login_canonical_user_id_key,
     add unique (realm, canonical_user_id)`,

  `alter table session
     add column login_id uuid references login,
     add column proved_at timestamptz not null default app_now(),
     add column device_id uuid references known_device on delete set null,
     add column user_agent text check (length(user_agent) <= 300),
     add column address text check (length(address) <= 64)`,
  `update session s set login_id = l.id from login l where l.member_id = s.member_id`,
  `delete from session where login_id is null`,
  `drop index session_of_member`,
  `alter table session alter column login_id set not null, drop column member_id`,
  `create index session_of_login on session (login_id, created_at desc, id desc) where ended_at is null`,

  `alter table known_device add column login_id uuid references login`,
  `update known_device d set login_id = l.id from login l where l.member_id = d.member_id`,
  `delete from known_device where login_id is null`,
  `drop index known_device_of_browser`,
  `drop index known_device_of_member`,
  `alter table known_device alter column login_id set not null, drop column member_id`,
  `create unique index known_device_of_browser on known_device (token_hash, login_id)`,
  `create index known_device_of_login on known_device (login_id)`,

  `alter table member add column birth_date date`,
  `alter table account add column closed_at timestamptz`,
  // The number itself is nowhere: its keyed fingerprint finds the card, and its last four digits show it.
  `alter table card
     add column number_fingerprint bytea unique,
     add column expires_on date,
     add column closed_at timestamptz`,

  `create table activity (
     id uuid primary key,
     member_id uuid references member,
     operator_id uuid references operator,
     kind text not null check (kind ~ '^[A-Z_]{3,60}$'),
     actor text not null check (actor in ('MEMBER', 'OPERATOR', 'APP', 'SERVICE', 'UNKNOWN')),
     reason text check (length(reason) <= 500),
     user_agent text check (length(user_agent) <= 300),
     address text check (length(address) <= 64),
     at timestamptz not null default app_now(),
     check (actor <> 'OPERATOR' or operator_id is not null)
   )`,
  `create index activity_of_member on activity (member_id, at desc, id desc)`,
  `create index activity_of_operator on activity (operator_id, at desc, id desc) where operator_id is not null`,
  // Nobody rewrites what was done, the service itself included.
  `create function refuse_rewriting() returns trigger language plpgsql as
   $$ begin raise exception 'The activity is append-only.'; end $$`,
  `create trigger activity_is_append_only before update or delete or truncate on activity
     for each statement execute function refuse_rewriting()`,
];
