import { Migration } from '@mikro-orm/migrations';

/** Whose pages may call the API in a browser, of an app that keeps no secret. */
export class AppOrigins extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table app add column origins text[] not null default '{}',
     add check (secret_hash is null or origins = '{}')`,
  // Any page can have its browser ask whether it is one of them.
  'create index app_by_origin on app using gin (origins) where removed_at is null',
];
