import { Migration } from '@mikro-orm/migrations';

/** Apps of third parties, and what members grant them. */
export class Apps extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // A client of OAuth. Without a secret it is a public one, on a device of its user, that can keep none.
  `create table app (
     id uuid primary key,
     client_id text not null unique,
     secret_hash bytea,
     name text not null,
     homepage text not null,
     privacy_policy text,
     redirect_uris text[] not null check (cardinality(redirect_uris) between 1 and 10),
     scopes text[] not null check (cardinality(scopes) > 0),
     created_at timestamptz not null default app_now(),
     removed_at timestamptz
   )`,
  // One consent of a member: what comes of it, codes and tokens, lives as long as it does.
  `create table app_grant (
     id uuid primary key,
     app_id uuid not null references app,
     login_id uuid not null references login,
     scopes text[] not null,
     created_at timestamptz not null default app_now(),
     expires_at timestamptz not null,
     revoked_at timestamptz
   )`,
  'create index app_grant_of_login on app_grant (login_id, app_id) where revoked_at is null',
  // What the authorization server hands out or waits for: under its hash, so that nobody comes in with what stands here.
  `create table app_artefact (
     kind text not null,
     id_hash bytea not null,
     grant_id uuid references app_grant on delete cascade,
     payload jsonb not null,
     consumed_at timestamptz,
     expires_at timestamptz not null,
     primary key (kind, id_hash)
   )`,
  'create index app_artefact_of_grant on app_artefact (grant_id)',
  'create index app_artefact_by_end on app_artefact (expires_at)',
];
