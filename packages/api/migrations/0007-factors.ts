import { Migration } from '@mikro-orm/migrations';

/** Second factors: authenticator apps with recovery codes, and passkeys; logins that wait for one. */
export class Factors extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // The secret is sealed under a key that is not in the database; its id says which.
  `create table authenticator (
     id uuid primary key,
     login_id uuid not null references login,
     sealed_secret bytea not null,
     key_id text not null,
     created_at timestamptz not null default app_now(),
     confirmed_at timestamptz,
     last_used_step bigint not null default 0
   )`,
  // One that works, and one that is being set up in its place.
  `create unique index authenticator_of_login on authenticator (login_id) where confirmed_at is not null`,
  `create unique index authenticator_setup_of_login on authenticator (login_id) where confirmed_at is null`,

  `create table recovery_code (
     login_id uuid not null references login,
     code_hash bytea not null,
     created_at timestamptz not null default app_now(),
     used_at timestamptz,
     primary key (login_id, code_hash)
   )`,

  `create table code_guard (
     login_id uuid primary key references login,
     failed int not null default 0,
     run_failed int not null default 0,
     lock_count int not null default 0,
     last_failed_at timestamptz
   )`,

  `create table passkey (
     id uuid primary key,
     login_id uuid not null references login,
     credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
     public_key bytea not null,
     sign_count bigint not null,
     transports text[] not null,
     is_synced boolean not null,
     name text not null check (length(name) between 1 and 60),
     created_at timestamptz not null default app_now(),
     last_used_at timestamptz
   )`,
  `create index passkey_of_login on passkey (login_id, created_at)`,

  // Bound to a session, or to a browser by its cookie; kept as a digest.
  `create table passkey_challenge (
     challenge text primary key,
     purpose text not null check (purpose in ('REGISTRATION', 'LOGIN', 'STEP_UP')),
     bound_to bytea not null,
     created_at timestamptz not null default app_now(),
     used_at timestamptz
   )`,
  `create index passkey_challenge_by_age on passkey_challenge (created_at)`,

  `create table pending_login (
     id uuid primary key,
     token_hash bytea not null unique,
     login_id uuid not null references login,
     created_at timestamptz not null default app_now(),
     ended_at timestamptz
   )`,
  `create index pending_login_of_login on pending_login (login_id) where ended_at is null`,
  `create index pending_login_by_age on pending_login (created_at)`,
];
