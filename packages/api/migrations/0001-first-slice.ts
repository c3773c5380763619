import { Migration } from '@mikro-orm/migrations';

/**
 * Members, accounts and cards; logins, their guard and sessions; statements.
 * What belongs to an account is keyed by (account_id, id), so that a shard engine can split it by account.
 */
export class FirstSlice extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table clock_shift (
     is_row boolean primary key default true check (is_row),
     shift interval not null
   )`,
  // The one clock: of the database, so that all processes agree. Only the test profile ever fills clock_shift.
  `create function app_now() returns timestamptz language sql stable as
   $$ select statement_timestamp() + coalesce((select shift from clock_shift), interval '0') $$`,

  `create table card_product (
     id uuid primary key,
     code text not null unique,
     name_ja text not null,
     name_en text not null,
     lockout_threshold smallint not null default 3 check (lockout_threshold between 1 and 10),
     created_at timestamptz not null default app_now()
   )`,
  `create table member (
     id uuid primary key,
     language text not null check (language in ('JA', 'EN')),
     family_name text, given_name text,
     family_name_kana text, given_name_kana text,
     family_name_latin text, given_name_latin text,
     created_at timestamptz not null default app_now()
   )`,
  `create table account (
     id uuid primary key,
     member_id uuid not null references member,
     card_product_id uuid not null references card_product,
     currency text not null check (currency ~ '^[A-Z]{3}$'),
     time_zone text not null,
     created_at timestamptz not null default app_now()
   )`,
  `create index account_of_member on account (member_id, created_at, id)`,
  `create table card (
     id uuid primary key,
     account_id uuid not null references account,
     member_id uuid not null references member,
     card_product_id uuid not null references card_product,
     last_four text check (last_four ~ '^[0-9]{4}$'),
     created_at timestamptz not null default app_now()
   )`,
  `create index card_of_account on card (account_id, created_at, id)`,
  `create index card_of_member on card (member_id)`,

  `create table login (
     id uuid primary key,
     member_id uuid not null unique references member,
     user_id text not null,
     canonical_user_id text not null unique,
     password_hash text not null,
     created_at timestamptz not null default app_now()
   )`,
  `create table login_guard (
     key bytea primary key,
     failed integer not null default 0 check (failed >= 0),
     pending integer not null default 0 check (pending >= 0),
     epoch integer not null default 0,
     lease_until timestamptz not null default app_now(),
     locked_at timestamptz
   )`,
  `create table session (
     id uuid primary key,
     token_hash bytea not null unique,
     member_id uuid not null references member,
     created_at timestamptz not null default app_now(),
     last_seen_at timestamptz not null default app_now(),
     ended_at timestamptz
   )`,
  `create index session_of_member on session (member_id) where ended_at is null`,

  `create table card_transaction (
     account_id uuid not null references account,
     id uuid not null,
     card_id uuid references card,
     kind text not null check (kind in ('PURCHASE', 'CASH', 'FEE', 'REFUND', 'PAYMENT')),
     merchant text not null,
     used_on date not null,
     posted_on date,
     amount_minor bigint not null,
     original_minor bigint,
     original_currency text,
     source_key text not null,
     created_at timestamptz not null default app_now(),
     primary key (account_id, id),
     unique (account_id, source_key),
     check ((original_minor is null) = (original_currency is null))
   )`,
  `create index card_transaction_newest on card_transaction (account_id, used_on desc, id desc)`,
  `create table statement (
     account_id uuid not null references account,
     id uuid not null,
     label text not null,
     status text not null check (status in ('OPEN', 'CLOSED', 'PAID')),
     period_start date not null,
     period_end date not null,
     closing_date date,
     due_date date,
     total_minor bigint not null,
     paid_minor bigint not null default 0,
     created_at timestamptz not null default app_now(),
     primary key (account_id, id),
     unique (account_id, label),
     unique (account_id, period_start, period_end),
     check (period_start <= period_end),
     check (status = 'OPEN' or closing_date is not null)
   )`,
  `create index statement_newest on statement (account_id, period_end desc, id desc)`,
  `create table bill_line (
     account_id uuid not null,
     id uuid not null,
     statement_id uuid,
     transaction_id uuid,
     kind text not null check (kind in ('USE', 'REFUND', 'PAYMENT', 'FEE')),
     used_on date not null,
     amount_minor bigint not null,
     created_at timestamptz not null default app_now(),
     primary key (account_id, id),
     foreign key (account_id, statement_id) references statement,
     foreign key (account_id, transaction_id) references card_transaction
   )`,
  `create unique index bill_line_of_transaction on bill_line (account_id, transaction_id)`,
  `create index bill_line_of_statement on bill_line (account_id, statement_id, used_on desc, transaction_id desc)`,
];
