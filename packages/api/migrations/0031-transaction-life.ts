import { Migration } from '@mikro-orm/migrations';

/** Every transaction has its history from its first day on; a rate has its day. */
export class TransactionLife extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table card_transaction add column exchanged_on date`,
  // The first step of a life bears the id of the transaction; those after it have later ids.
  `insert into transaction_event (account_id, transaction_id, id, status, amount_minor, happened_on, recorded_at)
     select account_id, id, id, status, amount_minor, coalesce(posted_on, used_on), created_at from card_transaction
     on conflict do nothing`,
];
