import { Migration } from '@mikro-orm/migrations';

/**
 * The billing calendar of a product, the life of a transaction, and bills that carry a previous balance and never
 * change once closed.
 */
export class Bills extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // A null day is the last of the month.
  `alter table card_product
     add column closing_day smallint default 15 check (closing_day between 1 and 28),
     add column due_months_later smallint not null default 1 check (due_months_later between 0 and 2),
     add column due_day smallint default 10 check (due_day between 1 and 28),
     add column due_shift text not null default 'NEXT_BUSINESS_DAY'
       check (due_shift in ('NEXT_BUSINESS_DAY', 'PREVIOUS_BUSINESS_DAY', 'NONE')),
     add column business_calendar text not null default 'JP' check (business_calendar in ('JP', 'NONE'))`,

  // The closing date whose cycle is closed next; null where the bills are made elsewhere and only imported.
  `alter table account add column next_closing_on date`,
  `create index account_to_close on account (next_closing_on) where next_closing_on is not null and closed_at is null`,

  // A card that replaces another names it, so that history follows.
  `alter table card add column replaces_card_id uuid references card`,
  `create unique index card_replaced_once on card (replaces_card_id)`,

  `alter table card_transaction
     add column status text not null default 'POSTED' check (status in ('PENDING', 'POSTED', 'CANCELLED')),
     add column refunded_minor bigint not null default 0 check (refunded_minor >= 0),
     add column refund_of uuid,
     add column merchant_category_code text check (merchant_category_code ~ '^[0-9]{4}$'),
     add column category text not null default 'UNCATEGORISED',
     add column exchange_rate numeric check (exchange_rate > 0),
     add column way_of_paying text not null default 'LUMP_SUM' check (way_of_paying in ('LUMP_SUM', 'INSTALLMENTS')),
     add column search_text text not null default '',
     add foreign key (account_id, refund_of) references card_transaction,
     add check (refund_of is null or kind = 'REFUND')`,
  `create index refund_of_transaction on card_transaction (account_id, refund_of) where refund_of is not null`,

  `create table transaction_event (
     account_id uuid not null,
     transaction_id uuid not null,
     id uuid not null,
     status text not null check (status in ('PENDING', 'POSTED', 'CANCELLED', 'REFUNDED')),
     amount_minor bigint not null,
     happened_on date not null,
     recorded_at timestamptz not null default app_now(),
     primary key (account_id, transaction_id, id),
     foreign key (account_id, transaction_id) references card_transaction on delete cascade
   )`,

  `alter table bill_line drop constraint bill_line_kind_check`,
  `alter table bill_line add constraint bill_line_kind_check check (kind in
     ('USE', 'REFUND', 'PAYMENT', 'FEE', 'CREDIT', 'PREVIOUS_BALANCE', 'INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE'))`,
  // A line waits for the first bill that closes on this day or later. What is appended after the closing is an adjustment.
  `alter table bill_line
     add column bills_from date,
     add column is_adjustment boolean not null default false`,
  `update bill_line set bills_from = used_on`,
  `alter table bill_line alter column bills_from set not null`,
  `drop index bill_line_of_transaction`,
  `create index bill_line_of_transaction on bill_line (account_id, transaction_id)`,
  `create index if not exists bill_line_unbilled on bill_line (account_id, bills_from) where statement_id is null`,

  `alter table statement
     add column adjustment_minor bigint not null default 0,
     add column carried_into uuid,
     add foreign key (account_id, carried_into) references statement,
     drop constraint statement_status_check,
     add constraint statement_status_check check (status in ('OPEN', 'CLOSED', 'PAID', 'CARRIED_OVER'))`,

  // Until now payments were no lines: what was paid then is settled, and no balance for the next bill.
  `update statement set carried_into = id where status = 'PAID'`,

  // The sum of the lines is the total, and a closed bill keeps its lines: the database holds both.
  `create function bill_must_sum() returns trigger language plpgsql as $$
   declare
     bill_id uuid := case tg_table_name when 'statement' then (to_jsonb(new) ->> 'id') else (to_jsonb(new) ->> 'statement_id') end::uuid;
     is_wrong boolean;
   begin
     select s.status <> 'OPEN' and (
              s.total_minor <> coalesce(sum(l.amount_minor) filter (where not l.is_adjustment), 0)
              or s.adjustment_minor <> coalesce(sum(l.amount_minor) filter (where l.is_adjustment), 0))
       into is_wrong
       from statement s left join bill_line l on l.account_id = s.account_id and l.statement_id = s.id
      where s.account_id = new.account_id and s.id = bill_id
      group by s.account_id, s.id;
     if is_wrong then
       raise exception 'The lines of a closed bill do not sum to its total.' using errcode = 'check_violation';
     end if;
     return null;
   end $$`,
  `create constraint trigger statement_sums after insert or update on statement
     deferrable initially deferred for each row when (new.status <> 'OPEN') execute function bill_must_sum()`,
  `create constraint trigger adjustment_sums after insert on bill_line
     deferrable initially deferred for each row when (new.is_adjustment) execute function bill_must_sum()`,
  `create function keep_closed_bills() returns trigger language plpgsql as $$
   declare
     closed_id uuid;
   begin
     if tg_op <> 'INSERT' then closed_id := old.statement_id; end if;
     if tg_op = 'INSERT' and not new.is_adjustment then closed_id := new.statement_id; end if;
     if tg_op = 'UPDATE' and closed_id is null then closed_id := new.statement_id; end if;
     if closed_id is not null and exists (
          select 1 from statement s where s.account_id = (case tg_op when 'DELETE' then old.account_id else new.account_id end)
             and s.id = closed_id and s.status <> 'OPEN') then
       raise exception 'The lines of a closed bill never change.' using errcode = 'check_violation';
     end if;
     return case tg_op when 'DELETE' then old else new end;
   end $$`,
  `create trigger closed_bills_stay before insert or update or delete on bill_line
     for each row execute function keep_closed_bills()`,
];
