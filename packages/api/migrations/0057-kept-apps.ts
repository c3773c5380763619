import { Migration } from '@mikro-orm/migrations';

/** Who is told about an app, whether the issuer knows it, and its secret before the present one while that counts as well. */
export class KeptApps extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table app
     add column contact_mail text,
     add column is_verified boolean not null default false,
     add column previous_secret_hash bytea,
     add column previous_secret_until timestamptz,
     add check ((previous_secret_hash is null) = (previous_secret_until is null))`,
  // Until now only a developer's own act put somebody there.
  'update app set is_verified = true where registered_by is null',
];
