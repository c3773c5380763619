import { Migration } from '@mikro-orm/migrations';

/** Operators who are members too, or no longer there; checks of who calls; acts that take two; finding a member. */
export class Concierge extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table operator
     add column member_id uuid references member,
     add column removed_at timestamptz`,

  `create table identity_check (
     id uuid primary key,
     member_id uuid not null references member,
     operator_id uuid not null references operator,
     is_passed boolean not null,
     at timestamptz not null default app_now()
   )`,
  `create index identity_check_of_member on identity_check (member_id, at desc)`,

  `create table proposal (
     id uuid primary key,
     kind text not null check (kind in ('REMOVE_SECOND_FACTORS', 'CHANGE_CONTACT')),
     member_id uuid not null references member,
     new_email text,
     reason text not null check (length(reason) <= 300),
     proposed_by uuid not null references operator,
     proposed_at timestamptz not null default app_now(),
     decision text check (decision in ('APPROVED', 'DECLINED', 'EXPIRED')),
     decided_by uuid references operator,
     decided_at timestamptz,
     check ((new_email is not null) = (kind = 'CHANGE_CONTACT')),
     check ((decision is null) = (decided_at is null)),
     check ((decided_by is not null) = (decision is not null and decision <> 'EXPIRED')),
     check (decided_by <> proposed_by)
   )`,
  `create unique index proposal_waiting on proposal (member_id, kind) where decision is null`,
  `create index proposal_by_age on proposal (proposed_at desc, id desc) where decision is null`,

  `create index login_by_user_id on login (canonical_user_id text_pattern_ops) where realm = 'MEMBER'`,
  `create index member_by_name on member (lower(family_name || given_name) text_pattern_ops)`,
  `create index member_by_kana on member ((family_name_kana || given_name_kana) text_pattern_ops)`,
  `create index member_by_latin on member (lower(family_name_latin || given_name_latin) text_pattern_ops)`,
  `create index member_by_given_latin on member (lower(given_name_latin || family_name_latin) text_pattern_ops)`,
  `create index card_by_last_four on card (last_four)`,
  `create index contact_by_value on contact (lower(value)) where kind = 'EMAIL'`,
];
