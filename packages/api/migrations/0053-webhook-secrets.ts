import { Migration } from '@mikro-orm/migrations';

/** The secret of a webhook before the present one, and until when it signs as well. */
export class WebhookSecrets extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table webhook
     add column previous_key_id text,
     add column previous_sealed_secret bytea,
     add column previous_until timestamptz,
     add check ((previous_until is null) = (previous_key_id is null) and (previous_until is null) = (previous_sealed_secret is null))`,
];
