import { Migration } from '@mikro-orm/migrations';

/** The record is searched newest first, over everybody and by kind, however long it grows. */
export class ActivitySearch extends Migration {
  override up(): void {
    this.addSql('create index activity_by_age on activity (at desc, id desc)');
    this.addSql('create index activity_by_kind on activity (kind, at desc, id desc)');
  }
}
