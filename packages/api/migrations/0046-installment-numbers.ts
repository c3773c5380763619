import { Migration } from '@mikro-orm/migrations';

/** A line of an installment says which of how many it is. */
export class InstallmentNumbers extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table bill_line
     add column installment_number smallint,
     add column installment_count smallint,
     add check ((installment_number is null) = (installment_count is null)),
     add check (installment_number is null or kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE'))`,
  // Lines of closed bills never change, but for this: they have always been of these payments.
  'alter table bill_line disable trigger closed_bills_stay',
  `update bill_line l set installment_number = q.number, installment_count = i.count
     from installment_plan i join installment_payment q on q.account_id = i.account_id and q.plan_id = i.id
    where i.account_id = l.account_id and i.transaction_id = l.transaction_id
      and l.kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE')
      and q.closing_on = case when l.is_adjustment
            then (select s.closing_date from statement s where s.account_id = l.account_id and s.id = l.statement_id) else l.bills_from end`,
  'alter table bill_line enable trigger closed_bills_stay',
];
