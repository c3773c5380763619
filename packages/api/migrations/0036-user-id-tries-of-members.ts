import { Migration } from '@mikro-orm/migrations';

/** Tries for a user ID are counted by member, who makes them also where there is no login yet. */
export class UserIdTriesOfMembers extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table member
     add column user_id_tries integer not null default 0,
     add column user_id_tries_since timestamptz not null default '-infinity'`,
  `update member m set user_id_tries = l.user_id_tries, user_id_tries_since = l.user_id_tries_since
     from login l where l.member_id = m.id and l.user_id_tries > 0`,
  'alter table login drop column user_id_tries, drop column user_id_tries_since',
];
