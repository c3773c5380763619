import { Migration } from '@mikro-orm/migrations';

/** What card products say of installments, the plans members confirmed, and which acts were done under which key. */
export class Installments extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table installment_policy (
     card_product_id uuid primary key references card_product,
     method text not null check (method in ('TABLE', 'DAY_COUNT', 'FIXED_MONTHLY_FEE')),
     minimum_amount_minor bigint not null check (minimum_amount_minor > 0),
     minimum_payment_minor bigint not null check (minimum_payment_minor > 0),
     rounding_unit_minor bigint not null default 1 check (rounding_unit_minor > 0),
     remainder_taker text not null default 'FIRST' check (remainder_taker in ('FIRST', 'LAST')),
     year_days text not null default 'ALWAYS_365' check (year_days in ('ALWAYS_365', 'ACTUAL')),
     deadline_business_days smallint not null check (deadline_business_days between 0 and 20),
     early_repayment text not null check (early_repayment in ('RULE_OF_78', 'BY_DAYS')),
     step_up_from_minor bigint not null check (step_up_from_minor >= 0)
   )`,
  `create table installment_term (
     card_product_id uuid not null references installment_policy on delete cascade,
     count smallint not null check (count between 2 and 60),
     fee_per_10000 bigint not null check (fee_per_10000 between 0 and 10000),
     annual_rate_bp bigint check (annual_rate_bp between 0 and 10000),
     primary key (card_product_id, count)
   )`,

  `create table installment_plan (
     account_id uuid not null,
     id uuid not null,
     transaction_id uuid not null,
     status text not null default 'ACTIVE' check (status in ('ACTIVE', 'CANCELLED', 'REPAID', 'REFUNDED')),
     count smallint not null check (count between 2 and 60),
     principal_minor bigint not null check (principal_minor > 0),
     fee_minor bigint not null check (fee_minor >= 0),
     annual_rate_bp bigint not null check (annual_rate_bp >= 0),
     early_repayment text not null check (early_repayment in ('RULE_OF_78', 'BY_DAYS')),
     year_days text not null check (year_days in ('ALWAYS_365', 'ACTUAL')),
     deadline_on date not null,
     confirmed_at timestamptz not null default app_now(),
     ended_at timestamptz,
     primary key (account_id, id),
     foreign key (account_id, transaction_id) references card_transaction,
     check ((status = 'ACTIVE') = (ended_at is null))
   )`,
  // One purchase never has two plans; a cancelled one is none.
  `create unique index installment_plan_of_purchase on installment_plan (account_id, transaction_id) where status <> 'CANCELLED'`,
  `create index installment_plan_newest on installment_plan (account_id, confirmed_at desc, id desc)`,
  `create table installment_payment (
     account_id uuid not null,
     plan_id uuid not null,
     number smallint not null check (number >= 1),
     closing_on date not null,
     due_on date not null,
     principal_minor bigint not null check (principal_minor >= 0),
     fee_minor bigint not null check (fee_minor >= 0),
     is_dropped boolean not null default false,
     primary key (account_id, plan_id, number),
     foreign key (account_id, plan_id) references installment_plan
   )`,

  `create table idempotency_key (
     member_id uuid not null references member,
     operation text not null,
     key text not null check (length(key) between 8 and 100),
     payload_hash bytea not null,
     answer jsonb not null,
     used_at timestamptz not null default app_now(),
     primary key (member_id, operation, key)
   )`,
  `create index idempotency_key_used on idempotency_key (used_at)`,
];
