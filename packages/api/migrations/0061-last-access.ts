import { Migration } from '@mikro-orm/migrations';

/** When an app or a script last asked for anything, whatever that was. */
export class LastAccess extends Migration {
  override up(): void {
    for (const holders of ['app_grant', 'personal_token']) {
      this.addSql(`alter table ${holders} add column last_used_at timestamptz`);
      this.addSql(
        `update ${holders} h set last_used_at = u.at
           from (select holder_id, max(last_used_at) as at from app_use group by holder_id) u where u.holder_id = h.id`,
      );
    }
  }
}
