import { Migration } from '@mikro-orm/migrations';

/** Which bill a payment pays, and that a payment is of the account, not of a card. */
export class Payments extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table bill_line
     add column pays uuid,
     add foreign key (account_id, pays) references statement,
     add check (pays is null or kind = 'PAYMENT')`,
  `create index bill_line_paying on bill_line (account_id, pays) where pays is not null`,
  // Of what waits now, what paid a bill at one go, as nearly all do; the next closing takes the rest.
  `update bill_line l
      set pays = (select s.id from statement s
                   where s.account_id = l.account_id and s.carried_into is null and s.paid_minor = -l.amount_minor
                   order by s.due_date nulls last, s.period_end, s.id limit 1)
    where l.kind = 'PAYMENT' and l.statement_id is null and l.amount_minor < 0`,

  `update card_transaction set card_id = null where kind = 'PAYMENT' and card_id is not null`,
  `alter table card_transaction add constraint payment_of_account check (kind <> 'PAYMENT' or card_id is null)`,
];
