import { Migration } from '@mikro-orm/migrations';

/** Applications for cards that relatives carry, each with its steps; and how many of these a product allows. */
export class FamilyCards extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table card_product
     add column max_family_cards smallint not null default 4 check (max_family_cards between 0 and 20)`,

  `create table family_card_application (
     account_id uuid not null references account,
     id uuid not null,
     relation text not null check (relation in ('SPOUSE', 'PARTNER', 'PARENT', 'CHILD')),
     family_name text not null,
     given_name text not null,
     family_name_kana text not null,
     given_name_kana text not null,
     family_name_latin text not null,
     given_name_latin text not null,
     birth_date date not null,
     email text not null,
     phone text,
     state text not null default 'SUBMITTED'
       check (state in ('SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'ISSUED', 'DECLINED', 'WITHDRAWN')),
     card_id uuid unique references card,
     submitted_at timestamptz not null default app_now(),
     primary key (account_id, id),
     check ((state = 'ISSUED') = (card_id is not null))
   )`,
  `create index family_card_application_newest on family_card_application (account_id, submitted_at desc, id desc)`,
  `create index family_card_application_waiting on family_card_application (submitted_at, id)
     where state in ('SUBMITTED', 'UNDER_REVIEW', 'APPROVED')`,

  `create table family_card_event (
     account_id uuid not null,
     application_id uuid not null,
     state text not null check (state in ('SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'ISSUED', 'DECLINED', 'WITHDRAWN')),
     actor text not null check (actor in ('MEMBER', 'OPERATOR', 'SERVICE')),
     operator_id uuid references operator,
     at timestamptz not null default app_now(),
     primary key (account_id, application_id, state),
     foreign key (account_id, application_id) references family_card_application,
     check ((actor = 'OPERATOR') = (operator_id is not null))
   )`,
  // Of two decisions at once one comes first, whatever the processes believe.
  `create unique index family_card_event_decision on family_card_event (account_id, application_id)
     where state in ('APPROVED', 'DECLINED', 'WITHDRAWN')`,
  `create function refuse_rewriting_family_cards() returns trigger language plpgsql as
   $$ begin raise exception 'The history of an application is append-only.'; end $$`,
  `create trigger family_card_event_is_append_only before update or delete or truncate on family_card_event
     for each statement execute function refuse_rewriting_family_cards()`,
];
