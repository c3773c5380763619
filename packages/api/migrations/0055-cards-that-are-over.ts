import { Migration } from '@mikro-orm/migrations';

/** The PIN of a card that is over goes at once, whoever ends it: people take the same digits for the next one. */
export class CardsThatAreOver extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const IS_OVER = '(new.stopped_at is not null or new.closed_at is not null)';
const WAS_OPEN = '(old.stopped_at is null or old.closed_at is null)';
const OF_CARDS_OVER = 'where card_id in (select id from card where stopped_at is not null or closed_at is not null)';

const STATEMENTS = [
  ...['card_pin', 'pin_guard'].map((table) => `delete from ${table} ${OF_CARDS_OVER}`),
  `create function forget_pin() returns trigger language plpgsql as
   $$ begin
     delete from card_pin where card_id = new.id;
     delete from pin_guard where card_id = new.id;
     return null;
   end $$`,
  `create trigger card_that_is_over_has_no_pin after update of stopped_at, closed_at on card
     for each row when (${IS_OVER} and ${WAS_OPEN}) execute function forget_pin()`,
  // What the basic member does with a family card stands in its holder's record as well, and a loss in theirs.
  `alter table activity drop constraint activity_actor_check`,
  `alter table activity add constraint activity_actor_check check (actor in ('MEMBER', 'BASIC_MEMBER', 'CARD_HOLDER', 'OPERATOR', 'APP', 'SERVICE', 'UNKNOWN'))`,
];
