import { Migration } from '@mikro-orm/migrations';

/** Whether a password is long enough without a second factor: one that is not keeps the last factor there. */
export class PasswordsThatFitAlone extends Migration {
  override up(): void {
    this.addSql('alter table login add column password_fits_alone boolean not null default true');
  }
}
