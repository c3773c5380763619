import { Migration } from '@mikro-orm/migrations';

/** What waits is found by the webhook it waits for, however much of it there is; and a webhook that answers slowly is known as one. */
export class WebhookTurns extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  'drop index webhook_delivery_due',
  `create index webhook_delivery_waiting on webhook_delivery (webhook_id, next_try_at, id) where state = 'PENDING'`,
  `create index webhook_delivery_leased on webhook_delivery (webhook_id) where state = 'PENDING' and lease_until > '-infinity'`,
  // null: it answers quickly.
  'alter table webhook add column usual_ms real',
];
