import { Migration } from '@mikro-orm/migrations';

/** The mails a member has turned off, by topic. */
export class MutedMails extends Migration {
  override up(): void {
    this.addSql(
      `create table muted_mail (
         member_id uuid not null references member,
         topic text not null check (topic in ('DETAILS', 'CARD_FREEZES', 'FAMILY_CARDS')),
         since timestamptz not null default app_now(),
         primary key (member_id, topic)
       )`,
    );
  }
}
