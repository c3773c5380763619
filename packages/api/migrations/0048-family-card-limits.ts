import { Migration } from '@mikro-orm/migrations';

/** How much the holder of a family card may use of an account in a month; null where the basic member has lifted it. */
export class FamilyCardLimits extends Migration {
  override up(): void {
    this.addSql(`create table family_card_limit (
      account_id uuid not null references account,
      member_id uuid not null references member,
      amount_minor bigint check (amount_minor between 0 and 999999999),
      version integer not null default 1,
      set_at timestamptz not null default app_now(),
      primary key (account_id, member_id)
    )`);
  }
}
