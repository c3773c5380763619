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
