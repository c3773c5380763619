import { Migration } from '@mikro-orm/migrations';

/** Money in the member's favour of which the source does not say whether it is a payment or a refund. */
export class Credits extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table card_transaction drop constraint card_transaction_kind_check`,
  `alter table card_transaction add constraint card_transaction_kind_check
     check (kind in ('PURCHASE', 'CASH', 'FEE', 'REFUND', 'PAYMENT', 'CREDIT'))`,
  `alter table bill_line drop constraint bill_line_kind_check`,
  `alter table bill_line add constraint bill_line_kind_check
     check (kind in ('USE', 'REFUND', 'PAYMENT', 'FEE', 'CREDIT'))`,
];
