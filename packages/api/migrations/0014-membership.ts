import { Migration } from '@mikro-orm/migrations';

/**
 * Who has to do with an account: its basic member with all of it, and each supplementary member with the uses of their own
 * cards, for as long as one of these is open.
 */
export class Membership extends Migration {
  override up(): void {
    this.addSql(`create view membership as
      select a.member_id, a.id as account_id, true as is_basic from account a
      union all
      select c.member_id, c.account_id, false
        from card c join account a on a.id = c.account_id
       where c.member_id <> a.member_id and c.closed_at is null and a.closed_at is null
       group by c.member_id, c.account_id`);
  }
}
