import { Migration } from '@mikro-orm/migrations';

/** What apps are told of, where, and what came of it. */
export class Webhooks extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  // null: an operator registered it.
  'alter table app add registered_by uuid references member',
  'create index app_by_member on app (registered_by) where removed_at is null',
  // An address of an app. Its signing secret stands sealed.
  `create table webhook (
     id uuid primary key,
     app_id uuid not null references app,
     url text not null,
     events text[] not null check (cardinality(events) > 0),
     key_id text not null,
     sealed_secret bytea not null,
     created_at timestamptz not null default app_now(),
     failures int not null default 0,
     failing_since timestamptz,
     paused_until timestamptz,
     disabled_at timestamptz,
     removed_at timestamptz,
     check ((failures = 0) = (failing_since is null))
   )`,
  'create index webhook_of_app on webhook (app_id) where removed_at is null',
  // One piece of news for one address, about what one member let its app see. Due times follow app_now(); a lease the real clock.
  `create table webhook_delivery (
     id uuid primary key,
     webhook_id uuid not null references webhook on delete cascade,
     member_id uuid not null references member,
     event text not null,
     account_id uuid not null,
     subject_id uuid not null,
     happened_at timestamptz not null default app_now(),
     state text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'FAILED', 'WITHDRAWN')),
     tries int not null default 0,
     next_try_at timestamptz not null default app_now(),
     lease_until timestamptz not null default '-infinity'
   )`,
  `create index webhook_delivery_due on webhook_delivery (next_try_at, id) where state = 'PENDING'`,
  'create index webhook_delivery_log on webhook_delivery (webhook_id, happened_at, id)',
  'create index webhook_delivery_by_age on webhook_delivery (happened_at)',
  `create table webhook_attempt (
     delivery_id uuid not null references webhook_delivery on delete cascade,
     id uuid not null,
     tried_at timestamptz not null default app_now(),
     took_ms int not null,
     status int,
     failure text,
     primary key (delivery_id, id)
   )`,
];
