import { Migration } from '@mikro-orm/migrations';

/** `transactions:write`, which let make things up, is undefined: nobody who holds it from then may find a later meaning in it. */
export class ScopeSimulate extends Migration {
  override up(): void {
    // An app that asks for nothing else has nothing left to ask for.
    this.addSql(`update app set removed_at = app_now() where scopes = array['transactions:write'] and removed_at is null`);
    for (const table of ['app', 'app_grant', 'personal_token']) {
      this.addSql(
        `update ${table} set scopes = array_remove(scopes, 'transactions:write') where 'transactions:write' = any(scopes) and cardinality(scopes) > 1`,
      );
    }
    this.addSql(`delete from app_use where scope = 'transactions:write'`);
  }
}
