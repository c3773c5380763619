import { Migration } from '@mikro-orm/migrations';

/** What an issuer's feed knows members, accounts and cards by, and which records of it were taken in already. */
export class IssuerFeed extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table member add column source_id text unique`,
  `alter table account add column source_id text unique`,
  `alter table card add column source_id text unique`,
  // A record is known by a keyed digest of all it says: one that was read before changes nothing, whatever was read since.
  `create table issuer_record (
     kind text not null,
     source_id text not null,
     content bytea not null,
     taken_at timestamptz not null default app_now(),
     primary key (kind, source_id, content)
   )`,
];
