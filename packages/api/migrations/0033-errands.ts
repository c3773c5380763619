import { Migration } from '@mikro-orm/migrations';

/** Work that is done after its answer. What it is about stands sealed: it holds what somebody typed. */
export class Errands extends Migration {
  override up(): void {
    this.addSql(
      `create table errand (
         id uuid primary key,
         kind text not null,
         key_id text not null,
         sealed bytea not null,
         tries int not null default 0,
         put_at timestamptz not null default statement_timestamp(),
         lease_until timestamptz not null default statement_timestamp()
       )`,
    );
  }
}
