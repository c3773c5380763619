import { Migration } from '@mikro-orm/migrations';

/** How often a login has tried for another user ID: each try tells whether somebody has that one. */
export class UserIdTries extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table login
     add column user_id_tries integer not null default 0,
     add column user_id_tries_since timestamptz not null default '-infinity'`,
];
