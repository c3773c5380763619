import { Migration } from '@mikro-orm/migrations';

/** Links by which a member who forgot the password chooses a new one. */
export class Recovery extends Migration {
  override up(): void {
    this.addSql(
      // One a login: asking again replaces it. It counts only for the contact it was sent to.
      `create table password_reissue (
         login_id uuid primary key references login,
         token_hash bytea not null unique,
         contact_changed_at timestamptz not null,
         issued_at timestamptz not null default app_now(),
         expires_at timestamptz not null,
         used_at timestamptz
       )`,
    );
  }
}
