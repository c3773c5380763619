import { Migration } from '@mikro-orm/migrations';

/** Payments keep what was agreed on beside what refunds and repayments made of it. */
export class AgreedPayments extends Migration {
  override up(): void {
    this.addSql(
      `alter table installment_payment
         add column agreed_principal_minor bigint check (agreed_principal_minor >= 0),
         add column agreed_fee_minor bigint check (agreed_fee_minor >= 0)`,
    );
    // What was changed before this was kept cannot be told any more: it counts as agreed on.
    this.addSql('update installment_payment set agreed_principal_minor = principal_minor, agreed_fee_minor = fee_minor');
    this.addSql(
      `alter table installment_payment alter column agreed_principal_minor set not null, alter column agreed_fee_minor set not null`,
    );
    // What a refund left nothing of is not charged any more.
    this.addSql('update installment_payment set is_dropped = true where principal_minor + fee_minor = 0');
  }
}
