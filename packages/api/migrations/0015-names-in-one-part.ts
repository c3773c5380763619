import { Migration } from '@mikro-orm/migrations';

/** A name can have one part only: it is found by that. */
export class NamesInOnePart extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `drop index member_by_name, member_by_kana, member_by_latin, member_by_given_latin`,
  `create index member_by_name on member (lower(family_name || coalesce(given_name, '')) text_pattern_ops)`,
  `create index member_by_kana on member ((family_name_kana || coalesce(given_name_kana, '')) text_pattern_ops)`,
  `create index member_by_latin on member (lower(family_name_latin || coalesce(given_name_latin, '')) text_pattern_ops)`,
  `create index member_by_given_latin on member (lower(given_name_latin || family_name_latin) text_pattern_ops)`,
];
