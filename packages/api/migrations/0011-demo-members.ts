import { Migration } from '@mikro-orm/migrations';

/** Which members the demo made: their passwords are restored at each start, and nobody else's. */
export class DemoMembers extends Migration {
  override up(): void {
    this.addSql('create table demo_member (member_id uuid primary key references member, user_id text not null unique)');
  }
}
