import { Migration } from '@mikro-orm/migrations';

/** What apps do with what they were granted, how much of it, and tokens of a member's own scripts. */
export class AppUses extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // Of a grant or a personal token: when each scope was last made use of.
  `create table app_use (
     holder_id uuid not null,
     scope text not null,
     last_used_at timestamptz not null default app_now(),
     primary key (holder_id, scope)
   )`,
  `create table personal_token (
     id uuid primary key,
     token_hash bytea not null unique,
     login_id uuid not null references login,
     name text not null,
     scopes text[] not null check (cardinality(scopes) > 0),
     created_at timestamptz not null default app_now(),
     expires_at timestamptz not null,
     revoked_at timestamptz
   )`,
  'create index personal_token_of_login on personal_token (login_id) where revoked_at is null',
  // What was spent of a fair share: of each app for each member, and of all of a member's own scripts together.
  `create table app_budget (
     login_id uuid not null references login,
     app_id uuid not null,
     window_start timestamptz not null default app_now(),
     spent bigint not null check (spent >= 0),
     primary key (login_id, app_id)
   )`,
];
