import { Migration } from '@mikro-orm/migrations';

/** Plans that were repaid early keep how much of the fee is not charged any more. */
export class UnearnedFees extends Migration {
  override up(): void {
    this.addSql('alter table installment_plan add column unearned_fee_minor bigint check (unearned_fee_minor >= 0)');
    // What it was after a refund cannot be told any more: there the payments that are dropped are not as agreed on.
    this.addSql(
      `update installment_plan i set unearned_fee_minor = p.unearned
         from (select account_id, plan_id, sum(agreed_fee_minor) - sum(fee_minor) filter (where not is_dropped) as unearned,
                      bool_and(not is_dropped or (principal_minor = agreed_principal_minor and fee_minor = agreed_fee_minor)) as is_as_agreed
                 from installment_payment group by account_id, plan_id) p
        where p.account_id = i.account_id and p.plan_id = i.id and i.status = 'REPAID' and p.is_as_agreed and p.unearned >= 0`,
    );
  }
}
