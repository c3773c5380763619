import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export type { DatabaseSync as Database } from 'node:sqlite';

const TABLES = `
  create table if not exists session (
    id_hash text primary key, member_id text, created_at integer not null
  ) strict;
  create table if not exists attempt (
    state_hash text primary key, session_hash text not null references session (id_hash) on delete cascade,
    nonce text not null, verifier text not null, created_at integer not null
  ) strict;
  create table if not exists connection (
    member_id text primary key, access_token text not null, refresh_token text not null, expires_at integer not null,
    scope text not null, renewals integer not null default 0
  ) strict;
  create table if not exists budget (
    member_id text not null, account_id text not null, category text not null, minor_units integer not null,
    primary key (member_id, account_id, category)
  ) strict;
  create table if not exists news (
    webhook_id text primary key, member_id text not null, type text not null, subject_id text, happened_at text not null,
    received_at integer not null, summary text
  ) strict;
  create index if not exists news_of_member on news (member_id, received_at);`;

/** Opens what the app remembers. It holds tokens, and so nobody else on the machine may read the file. */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  database.exec(`pragma journal_mode = wal; pragma foreign_keys = on; ${TABLES}`);
  return database;
}

/** 256 random bits, as a cookie carries them. */
export function randomId(): string {
  return randomBytes(32).toString('base64url');
}

/** What lets somebody in is kept as its hash: whoever reads the file cannot use it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
