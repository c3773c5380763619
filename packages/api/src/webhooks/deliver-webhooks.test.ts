import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMember, issueCard } from '../accounts/index.js';
import { cardFrozen } from '../members/index.js';
import { globalId, type EntityManager } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import { addLogin } from '../identity/index.js';
import { onDay } from '../test/clock.js';
import { enrolMember, type EnrolledMember } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { ALL_SCOPES, HURRIED_POLICY, startWebhookHarness, type WebhookHarness } from '../test/webhooks.js';
import { enableWebhook } from './own-webhook.queries.js';
import { claimDeliveries, sweepDeliveries } from './webhook-delivery.store.js';
import { WEBHOOK_POLICY } from './webhook-policy.js';
import { removeWebhook } from './webhook.store.js';

let hooks: WebhookHarness;
beforeAll(async () => {
  hooks = await startWebhookHarness();
});
afterAll(() => hooks?.stop());
beforeEach(() => hooks.beginAnew());

describe('news of an account', () => {
  it('reaches the app as a signed message of ids, by which it asks for the rest', async () => {
    const member = await enrolMember(hooks.services, 'told.of');
    const { secret } = await hooks.connect(member);
    await hooks.spend(member);
    await hooks.deliverAll();
    const [transaction] = await hooks.sql<{ id: string }>('select id from card_transaction where account_id = $1', [member.accountId]);
    expect(hooks.heard).toMatchObject([
      {
        type: 'transaction.recorded',
        data: {
          memberId: globalId('Member', member.memberId),
          accountId: globalId('Account', member.accountId),
          transactionId: globalId('Transaction', member.accountId, transaction?.id ?? ''),
        },
      },
    ]);
    expect(new Webhook(secret).verify(hooks.heard[0]?.text ?? '', hooks.heard[0]?.headers ?? {})).toHaveProperty('timestamp');
    const stored = await hooks.sql<{ text: string }>('select w::text as text from webhook w');
    expect(JSON.stringify(stored)).not.toContain(secret.slice('whsec_'.length));
  });

  it('is of bills and frozen cards too', async () => {
    const member = await enrolMember(hooks.services, 'billed');
    await startBilling(hooks.em(), member.accountId, '2026-02-16');
    await hooks.connect(member);
    await hooks.spend(member);
    await onDay(hooks.services, '2026-03-18', () => closeNextCycle(hooks.em(), member.accountId));
    await hooks.em().transactional((tx) => cardFrozen.tell(tx as EntityManager, [{ accountId: member.accountId, cardId: member.cardId }]));
    await hooks.deliverAll();
    expect(hooks.heard.map(({ type }) => type).toSorted()).toEqual(['card.frozen', 'statement.closed', 'transaction.recorded']);
    expect(hooks.heard.find(({ type }) => type === 'card.frozen')?.data['cardId']).toBe(globalId('Card', member.cardId));
  });

  it('is told where it is committed, and not where it is undone', async () => {
    const member = await enrolMember(hooks.services, 'undone');
    const { id } = await hooks.connect(member);
    const undone = hooks.em().transactional(async (tx) => {
      await recordUses(tx as EntityManager, member.accountId, [newUse({ usedOn: '2026-03-01', amountMinor: 5n })]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await hooks.statesOf(id)).toEqual([]);
  });

  it('of a kind the member does not let the app see is not told', async () => {
    const member = await enrolMember(hooks.services, 'narrow');
    const { id } = await hooks.connect(member, ['accounts:read']);
    await hooks.spend(member);
    expect(await hooks.statesOf(id)).toEqual([]);
  });

  it('of another card is not told for a supplementary member, and of their own is', async () => {
    const basic = await enrolMember(hooks.services, 'mother');
    const memberId = await addMember(hooks.em(), { language: 'EN' });
    await addLogin(hooks.em(), { person: { memberId }, userId: 'daughter', passwordHash: 'x' });
    const cardId = String(await issueCard(hooks.em(), { accountId: basic.accountId, memberId, lastFour: '1111' }));
    const daughter: EnrolledMember = { ...basic, memberId, cardId, userId: 'daughter' };
    await hooks.connect(daughter);
    await hooks.spend(basic);
    await hooks.spend(daughter);
    await hooks.deliverAll();
    expect(hooks.heard).toHaveLength(1);
    expect(hooks.heard[0]?.data['memberId']).toBe(globalId('Member', memberId));
  });

  it('is told once for each member, however often that member let the app in', async () => {
    const member = await enrolMember(hooks.services, 'twice');
    const { appId, id } = await hooks.connect(member);
    await hooks.grant(appId, member, ALL_SCOPES);
    await hooks.spend(member);
    expect(await hooks.statesOf(id)).toHaveLength(1);
  });

  it.each([
    ['revoked', 'update app_grant set revoked_at = app_now() where id = $1'],
    ['over', `update app_grant set expires_at = app_now() where id = $1`],
    ['narrower', `update app_grant set scopes = array['accounts:read'] where id = $1`],
  ])('is not told any more where the grant is %s by the time it is sent', async (what, change) => {
    const member = await enrolMember(hooks.services, `left.${what}`);
    const { grantId, id } = await hooks.connect(member);
    await hooks.spend(member);
    await hooks.sql(change, [grantId]);
    await hooks.deliverAll();
    expect(hooks.heard).toEqual([]);
    expect(await hooks.statesOf(id)).toMatchObject([{ state: 'WITHDRAWN' }]);
    await hooks.spend(member);
    expect(await hooks.statesOf(id)).toHaveLength(1);
  });
});

describe('a delivery', () => {
  it('is taken by one of several processes, once', { timeout: 60_000 }, async () => {
    const member = await enrolMember(hooks.services, 'many');
    const { id } = await hooks.connect(member);
    await hooks.spend(member, 200);
    await hooks.deliverAll(4, { ...HURRIED_POLICY, placesPerWebhook: 20, placesPerOwner: 80 });
    expect(hooks.heard).toHaveLength(200);
    expect(new Set(hooks.heard.map((one) => one.id)).size).toBe(200);
    expect((await hooks.statesOf(id)).every(({ state, tries }) => state === 'DELIVERED' && tries === 1)).toBe(true);
  });

  it('that fails is tried again under the same id, each time logged, and given up in the end', async () => {
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

  it('whose process died is delivered by another', async () => {
    const member = await enrolMember(hooks.services, 'dead.process');
    const { id } = await hooks.connect(member);
    await hooks.spend(member);
    await hooks.sql(
      `update webhook_delivery set tries = 1, lease_until = statement_timestamp() + interval '300 milliseconds' where webhook_id = $1`,
      [id],
    );
    const began = performance.now();
    await hooks.deliverAll();
    expect(performance.now() - began).toBeGreaterThan(200);
    expect(await hooks.statesOf(id)).toMatchObject([{ state: 'DELIVERED', tries: 2 }]);
  });
});

describe('webhooks beside each other', () => {
  it('keep a quick one waiting for none that answer slowly, and take no more than their share', { timeout: 60_000 }, async () => {
    const member = await enrolMember(hooks.services, 'crowd');
    const slow = await Promise.all(Array.from({ length: 5 }, () => hooks.connect(member)));
    const quick = await hooks.connect(member);
    await Promise.all(slow.map(({ id }) => hooks.answerSlowly(id, 2_000)));
    await hooks.spend(member, 12);
    // The slow ones’ news is older, so that going by age would be going by them.
    await hooks.sql(`update webhook_delivery set next_try_at = next_try_at - interval '1 hour' where webhook_id <> $1`, [quick.id]);
    const stop = hooks.startDelivering(2, { ...HURRIED_POLICY, slowMs: 1_000 });
    try {
      const isDelivered = async () => (await hooks.statesOf(quick.id)).every(({ state }) => state === 'DELIVERED');
      await expect.poll(isDelivered, { timeout: 40_000 }).toBe(true);
      // Two thirds of what the slow ones are told are in their second or third round.
      const waiting = await hooks.sql(`select 1 from webhook_delivery where webhook_id = any($1) and state = 'PENDING'`, [
        slow.map(({ id }) => id),
      ]);
      expect(waiting.length).toBeGreaterThanOrEqual(20);
    } finally {
      await stop();
    }
    expect(hooks.mostAtOnce).toBe(WEBHOOK_POLICY.placesPerWebhook);
  });

  it('of one developer have one share, however many they are', async () => {
    const developer = await enrolMember(hooks.services, 'many.hooks');
    const member = await enrolMember(hooks.services, 'of.many');
    for (let n = 0; n < 5; n += 1) await hooks.connect(member, ALL_SCOPES, developer.memberId);
    const other = await hooks.connect(member);
    await hooks.spend(member, 4);
    const claim = () => claimDeliveries(hooks.em(), WEBHOOK_POLICY, { all: 20, forSlow: 10 });
    const first = await claim();
    expect(first.filter(({ webhookId }) => webhookId === other.id)).toHaveLength(4);
    expect(first).toHaveLength(4 + WEBHOOK_POLICY.placesPerOwner);
    expect(await claim()).toEqual([]);
  });

  it('that answer slowly never have more than their places', async () => {
    const member = await enrolMember(hooks.services, 'slow.lane');
    for (let n = 0; n < 5; n += 1) await hooks.connect(member);
    await hooks.sql('update webhook set usual_ms = 9000 where removed_at is null');
    await hooks.spend(member, 4);
    expect(await claimDeliveries(hooks.em(), WEBHOOK_POLICY, { all: 20, forSlow: 3 })).toHaveLength(3);
  });

  it('are looked at without a look at what waits: thousands of one that is paused cost another nothing', async () => {
    const member = await enrolMember(hooks.services, 'backlog');
    const [paused, awake] = [await hooks.connect(member), await hooks.connect(member)];
    const waiting = 16_000;
    for (let n = 0; n < 4; n += 1) {
      await hooks.sql(
        `insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id)
         select gen_random_uuid(), $1, $2, 'TRANSACTION_RECORDED', $3, $3 from generate_series(1, $4::int)`,
        [paused.id, member.memberId, member.accountId, waiting / 4],
      );
    }
    await hooks.sql(`update webhook set paused_until = app_now() + interval '1 hour' where id = $1`, [paused.id]);
    await hooks.sql('analyze webhook_delivery');
    await hooks.spend(member);
    const claim = (tx: EntityManager) => claimDeliveries(tx, WEBHOOK_POLICY, { all: 20, forSlow: 10 });
    const { result, rows } = await hooks.countingRows('webhook_delivery', claim);
    expect(result).toMatchObject([{ webhookId: awake.id }]);
    // What other tests have left is looked at, too, now by one plan and now by another.
    expect(rows).toBeLessThan(waiting / 10);
  });
});

describe('a message that cannot be sent through a fault of ours', () => {
  it('waits as one that failed, keeps no other from being sent, and is no failure of its app', async () => {
    const member = await enrolMember(hooks.services, 'unreadable');
    const [broken, whole] = [await hooks.connect(member), await hooks.connect(member)];
    await hooks.sql(`update webhook set key_id = 'lost' where id = $1`, [broken.id]);
    await hooks.spend(member, 2);
    await hooks.deliverAll();
    expect(await hooks.statesOf(whole.id)).toMatchObject([{ state: 'DELIVERED' }, { state: 'DELIVERED' }]);
    const { tries } = HURRIED_POLICY;
    expect(await hooks.statesOf(broken.id)).toMatchObject([
      { state: 'FAILED', tries },
      { state: 'FAILED', tries },
    ]);
    expect(await hooks.sql('select failures, disabled_at from webhook where id = $1', [broken.id])).toEqual([
      { failures: 0, disabled_at: null },
    ]);
  });

  it('of a kind that only a newer process knows is left to that', async () => {
    const member = await enrolMember(hooks.services, 'newer');
    const { id } = await hooks.connect(member);
    await hooks.spend(member, 2);
    await hooks.sql(
      `update webhook_delivery set event = 'CARD_RENEWED' where id = (select id from webhook_delivery where webhook_id = $1 limit 1)`,
      [id],
    );
    const stop = hooks.startDelivering(1);
    try {
      await expect.poll(() => hooks.heard.length, { timeout: 10_000 }).toBe(1);
      await sleep(100);
    } finally {
      await stop();
    }
    expect(await hooks.statesOf(id)).toMatchObject([
      { event: 'CARD_RENEWED', state: 'PENDING', tries: 0 },
      { event: 'TRANSACTION_RECORDED', state: 'DELIVERED' },
    ]);
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
    await hooks.sql(
      `insert into webhook_delivery (id, webhook_id, member_id, event, account_id, subject_id)
       select gen_random_uuid(), $1, $2, 'TRANSACTION_RECORDED', $3, $3 from generate_series(6, $4::int)`,
      [id, member.memberId, member.accountId, WEBHOOK_POLICY.heldPerWebhook],
    );
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
