import { Migration } from '@mikro-orm/migrations';

/** Who has one name only can be given another, and be applied for: a given name is there in all three scripts, or in none. */
export class OneName extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const GIVEN = ['given_name', 'given_name_kana', 'given_name_latin'];
const ALL_OR_NONE = `num_nulls(${GIVEN.join(', ')}) in (0, ${GIVEN.length})`;
const OF_THE_RELATIVE = ['family_name', 'family_name_kana', 'family_name_latin', 'birth_date', 'email'];

const STATEMENTS = [
  ...GIVEN.map((column) => `alter table name_change alter column ${column} drop not null`),
  `alter table name_change add constraint name_change_given_names check (${ALL_OR_NONE})`,
  `alter table family_card_application
     drop constraint family_card_application_forgotten,
     add constraint family_card_application_given_names check (${ALL_OR_NONE}),
     add constraint family_card_application_forgotten check (
       case when forgotten_at is null then num_nulls(${OF_THE_RELATIVE.join(', ')}) = 0
            else num_nonnulls(${[...OF_THE_RELATIVE, ...GIVEN].join(', ')}, phone) = 0
             and state in ('ISSUED', 'DECLINED', 'WITHDRAWN', 'EXPIRED') end)`,
];
