import { Migration } from '@mikro-orm/migrations';

/** Applications for family cards can run out; what is known of the relative goes some time after an end, and the steps stay. */
export class EndedApplications extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATES = `'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'ISSUED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'`;
const OF_THE_RELATIVE = [
  'family_name',
  'given_name',
  'family_name_kana',
  'given_name_kana',
  'family_name_latin',
  'given_name_latin',
  'birth_date',
  'email',
];

const STATEMENTS = [
  ...['family_card_application', 'family_card_event'].flatMap((table) => [
    `alter table ${table} drop constraint ${table}_state_check`,
    `alter table ${table} add constraint ${table}_state_check check (state in (${STATES}))`,
  ]),
  ...OF_THE_RELATIVE.map((column) => `alter table family_card_application alter column ${column} drop not null`),
  // All of it is known, or nothing.
  `alter table family_card_application
     add column forgotten_at timestamptz,
     add constraint family_card_application_forgotten check (
       case when forgotten_at is null then num_nulls(${OF_THE_RELATIVE.join(', ')}) = 0
            else num_nonnulls(${OF_THE_RELATIVE.join(', ')}, phone) = 0 and state in ('ISSUED', 'DECLINED', 'WITHDRAWN', 'EXPIRED') end)`,
  `create index family_card_application_ended on family_card_application (account_id, id)
     where forgotten_at is null and state in ('ISSUED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')`,
  `create index name_change_ended on name_change (ended_at) where ended_at is not null`,
];
