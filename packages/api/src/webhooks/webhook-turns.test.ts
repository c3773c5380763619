import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntityManager } from '../platform/index.js';
import { enrolMember } from '../test/server.js';
import { ALL_SCOPES, HURRIED_POLICY, startWebhookHarness, type WebhookHarness } from '../test/webhooks.js';
import { claimDeliveries } from './webhook-delivery.store.js';
import { WEBHOOK_POLICY } from './webhook-policy.js';

let hooks: WebhookHarness;
beforeAll(async () => {
  hooks = await startWebhookHarness();
});
afterAll(() => hooks?.stop());
beforeEach(() => hooks.beginAnew());

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

  it.each([
    ['paused', `update webhook set paused_until = app_now() + interval '1 hour' where id = $1`, 0],
    ['told like any other', 'select $1::uuid', WEBHOOK_POLICY.placesPerWebhook],
  ])('are claimed without a look at all that waits: twenty thousand of one that is %s', async (what, change, claimed) => {
    const member = await enrolMember(hooks.services, `backlog.${what.length}`);
    const [much, little] = [await hooks.connect(member), await hooks.connect(member)];
    await hooks.sql(change, [much.id]);
    await hooks.spend(member);
    const waiting = 20_000;
    for (let n = 0; n < 5; n += 1) await hooks.makeWait(much.id, member, waiting / 5);
    await hooks.sql('analyze webhook_delivery');
    const claim = (tx: EntityManager) => claimDeliveries(tx, WEBHOOK_POLICY, { all: 20, forSlow: 10 });
    const { result, rows } = await hooks.countingRows('webhook_delivery', claim);
    const of = (webhook: { id: string }) => result.filter(({ webhookId }) => webhookId === webhook.id).length;
    expect([of(much), of(little)]).toEqual([claimed, 1]);
    // What other tests have left is looked at, too, now by one plan and now by another.
    expect(rows).toBeLessThan(waiting / 10);
  });
});
