import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolMember } from '../test/server.js';
import { ALL_SCOPES, HURRIED_POLICY, startWebhookHarness, type WebhookHarness } from '../test/webhooks.js';
import { enableWebhook } from './own-webhook.queries.js';
import { sweepDeliveries } from './webhook-delivery.store.js';
import { WEBHOOK_POLICY } from './webhook-policy.js';
import { removeWebhook } from './webhook.store.js';

let hooks: WebhookHarness;
beforeAll(async () => {
  hooks = await startWebhookHarness();
});
afterAll(() => hooks?.stop());
beforeEach(() => hooks.beginAnew());

describe('a message that fails', () => {
  it('is tried again under the same id, each time logged, and given up in the end', async () => {
    const member = await enrolMember(hooks.services, 'failing');
    const { id } = await hooks.connect(member);
    hooks.status = 500;
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(hooks.heard).toHaveLength(HURRIED_POLICY.tries);
    expect(new Set(hooks.heard.map((one) => one.id)).size).toBe(1);
    expect(await hooks.statesOf(id)).toMatchObject([{ state: 'FAILED', tries: HURRIED_POLICY.tries }]);
    const attempts = await hooks.sql('select status, failure from webhook_attempt where delivery_id = $1 order by id', [
      hooks.heard[0]?.id,
    ]);
    expect(attempts).toEqual(Array.from({ length: HURRIED_POLICY.tries }, () => ({ status: 500, failure: 'REFUSED' })));
    expect(await hooks.sql('select failures from webhook where id = $1', [id])).toEqual([{ failures: HURRIED_POLICY.tries }]);
    hooks.status = 204;
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(await hooks.sql('select failures, failing_since from webhook where id = $1', [id])).toEqual([
      { failures: 0, failing_since: null },
    ]);
  });
});

describe('a webhook that keeps failing', () => {
  it('is disabled after days of it, and who registered the app is told by one mail', async () => {
    const developer = await enrolMember(hooks.services, 'developer');
    const member = await enrolMember(hooks.services, 'patient');
    const { id } = await hooks.connect(member, ALL_SCOPES, developer.memberId);
    hooks.status = 503;
    await hooks.sql(`update webhook set failures = 9, failing_since = app_now() - interval '6 days' where id = $1`, [id]);
    await hooks.spend(member, 3);
    await hooks.deliverAll(2);
    expect(await hooks.sql('select 1 from webhook where id = $1 and disabled_at is not null', [id])).toHaveLength(1);
    expect(await hooks.sql(`select recipient from mail_outbox where subject = 'A webhook was disabled'`)).toEqual([
      { recipient: 'developer@example.jp' },
    ]);
  });

  it('of an app that no member looks after is told of to the address that is kept for it', async () => {
    const member = await enrolMember(hooks.services, 'issuers');
    const { id, appId } = await hooks.connect(member);
    await hooks.sql(`update app set contact_mail = 'ops@budget.example' where id = $1`, [appId]);
    hooks.status = 410;
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(await hooks.sql('select 1 from webhook where id = $1 and disabled_at is not null', [id])).toHaveLength(1);
    expect(await hooks.sql(`select subject from mail_outbox where recipient = 'ops@budget.example'`)).toEqual([
      { subject: 'Webhookの送信を停止しました / A webhook was disabled' },
    ]);
  });

  it('has what happens meanwhile held for it, so much of it and no more, and is told when it is enabled', async () => {
    const member = await enrolMember(hooks.services, 'held.back');
    const { id } = await hooks.connect(member);
    await hooks.sql('update webhook set disabled_at = app_now() where id = $1', [id]);
    await hooks.spend(member, 3);
    await hooks.makeWait(id, member, WEBHOOK_POLICY.heldPerWebhook - 5);
    await hooks.spend(member, 5);
    expect(await hooks.statesOf(id)).toHaveLength(WEBHOOK_POLICY.heldPerWebhook);
    await hooks.deliverAll();
    expect(hooks.heard).toEqual([]);
    await hooks.sql('delete from webhook_delivery where webhook_id = $1 and subject_id = account_id', [id]);
    expect(await enableWebhook(hooks.em(), id)).toBe(true);
    await hooks.deliverAll();
    expect(hooks.heard).toHaveLength(5);
  });

  it('is disabled at once where it says that it is gone', async () => {
    const member = await enrolMember(hooks.services, 'gone');
    const { id } = await hooks.connect(member);
    hooks.status = 410;
    await hooks.spend(member);
    await hooks.deliverAll();
    expect(await hooks.sql('select 1 from webhook where id = $1 and disabled_at is not null', [id])).toHaveLength(1);
  });
});

describe('a webhook that was removed', () => {
  it('or whose app was leaves nothing behind', async () => {
    const member = await enrolMember(hooks.services, 'swept');
    const [webhook, app, kept] = [await hooks.connect(member), await hooks.connect(member), await hooks.connect(member)];
    await hooks.spend(member, 2);
    await removeWebhook(hooks.em(), webhook.id);
    await hooks.sql('update app set removed_at = app_now() where id = $1', [app.appId]);
    await sweepDeliveries(hooks.em());
    expect([await hooks.statesOf(webhook.id), await hooks.statesOf(app.id)]).toEqual([[], []]);
    expect(await hooks.statesOf(kept.id)).toHaveLength(2);
  });
});
