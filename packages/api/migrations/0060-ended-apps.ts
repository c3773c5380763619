import { Migration } from '@mikro-orm/migrations';

/** What ended long ago is found and removed: grants, personal tokens, apps with what they were granted, and webhooks. */
export class EndedApps extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const ofApp = (table: string): string =>
  `alter table ${table} drop constraint ${table}_app_id_fkey,
     add constraint ${table}_app_id_fkey foreign key (app_id) references app on delete cascade`;

const STATEMENTS = [
  ofApp('app_grant'),
  ofApp('webhook'),
  'create index app_grant_of_app on app_grant (app_id)',
  // By when it ended: of the two that which came first, and a null is none.
  'create index app_grant_by_end on app_grant (least(revoked_at, expires_at))',
  'create index personal_token_by_end on personal_token (least(revoked_at, expires_at))',
];
