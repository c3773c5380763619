import { Migration } from '@mikro-orm/migrations';

/** What is unbilled is listed from any place on without reading the rest. */
export class UnbilledLines extends Migration {
  override up(): void {
    // A condition that says "is null" gives the other index no order.
    this.addSql(
      `create index bill_line_unbilled_newest on bill_line (account_id, used_on desc, transaction_id desc) where statement_id is null`,
    );
  }
}
