import { Migration } from '@mikro-orm/migrations';

/** Changes of name that members ask for and the issuer reviews. */
export class NameChanges extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const NAME = ['family_name', 'given_name', 'family_name_kana', 'given_name_kana', 'family_name_latin', 'given_name_latin'];
const DIFFERS = NAME.map((column) => `new.${column} is distinct from old.${column}`).join(' or ');

const STATEMENTS = [
  // Whoever writes the name, the issuer’s feed as well: a change asked for over an older one is seen to be late.
  'alter table member add column name_version integer not null default 1',
  `create function count_name_versions() returns trigger language plpgsql as
   $$ begin new.name_version := old.name_version + 1; return new; end $$`,
  `create trigger member_name_has_a_version before update on member for each row when (${DIFFERS})
     execute function count_name_versions()`,

  `create table name_change (
     id uuid primary key,
     member_id uuid not null references member,
     ${NAME.map((column) => `${column} text not null`).join(', ')},
     over_version integer not null,
     state text not null default 'SUBMITTED' check (state in ('SUBMITTED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
     submitted_at timestamptz not null default app_now(),
     ended_at timestamptz,
     check ((state = 'SUBMITTED') = (ended_at is null))
   )`,
  `create unique index name_change_one_open on name_change (member_id) where state = 'SUBMITTED'`,
  'create index name_change_newest on name_change (member_id, submitted_at desc, id desc)',
  `create index name_change_waiting on name_change (submitted_at, id) where state = 'SUBMITTED'`,
];
