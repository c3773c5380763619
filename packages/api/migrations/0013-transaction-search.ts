import { Migration } from '@mikro-orm/migrations';

/** What a search over all history walks: by amount, and by card. */
export class TransactionSearch extends Migration {
  override up(): void {
    this.addSql('create index card_transaction_by_amount on card_transaction (account_id, amount_minor desc, id desc)');
    this.addSql('create index card_transaction_of_card on card_transaction (account_id, card_id, used_on desc, id desc)');
  }
}
