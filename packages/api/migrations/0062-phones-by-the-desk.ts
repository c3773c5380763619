import { Migration } from '@mikro-orm/migrations';

/** The desk proposes another telephone number as it does another mail address. */
export class PhonesByTheDesk extends Migration {
  override up(): void {
    this.addSql(`
      alter table proposal
        add column new_phone text,
        drop constraint proposal_kind_check,
        add constraint proposal_kind_check check (kind in ('REMOVE_SECOND_FACTORS', 'CHANGE_CONTACT', 'CHANGE_PHONE')),
        add constraint proposal_new_phone_check check ((new_phone is not null) = (kind = 'CHANGE_PHONE'))`);
  }
}
