import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { addOwnApp } from '../test/developers.js';
import { ADD_WEBHOOK, developersAtWork, type DevelopersAtWork } from '../test/developers-at-work.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter, type Entered } from '../test/sessions.js';

let test: TestServer;
let work: DevelopersAtWork;
let developer: Entered;
beforeAll(async () => {
  test = await startTestServer();
  work = developersAtWork(test);
  developer = await enter(test, 'developer');
});
afterAll(() => test.stop());

describe('a webhook', () => {
  it('is added with a secret that is shown once; five are enough, and each is removed once', async () => {
    const { registration } = await work.register(developer);
    const input = { appId: registration?.app.id, url: 'https://budget.example/hooks', events: ['STATEMENT_CLOSED', 'CARD_FROZEN'] };
    const first = await work.act(developer, ADD_WEBHOOK, { input });
    expect(first).toMatchObject({ secret: expect.stringMatching(/^whsec_/), webhook: { url: input.url, events: input.events } });
    for (let n = 0; n < 4; n += 1) await work.act(developer, ADD_WEBHOOK, { input });
    expect((await work.act(developer, ADD_WEBHOOK, { input })).code).toBe('TOO_MANY_WEBHOOKS');
    expect((await work.actOn(developer, 'removeWebhook', first.webhook?.id ?? '')).__typename).toBe('RemoveWebhookSuccess');
    expect((await work.actOn(developer, 'removeWebhook', first.webhook?.id ?? '')).code).toBe('WEBHOOK_NOT_FOUND');
    for (const url of ['http://budget.example/', 'https://169.254.169.254/latest'])
      expect((await work.act(developer, ADD_WEBHOOK, { input: { ...input, url } })).code, url).toBe('WEBHOOK_URL_REJECTED');
    const noEvents = test.ask(ADD_WEBHOOK, { input: { ...input, events: [] } }, { cookie: developer.cookie });
    expect((await noEvents).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('shows what was sent, with each try, and sends it again', async () => {
    const sender = await enter(test, 'sender');
    const { delivery } = await addOwnApp(test.services, sender.member);
    const [own] = await work.look(sender);
    const [edge] = own?.webhooks[0]?.deliveries.edges ?? [];
    expect(edge?.node).toMatchObject({
      id: delivery,
      event: 'CARD_FROZEN',
      state: 'FAILED',
      nextTryAt: null,
      attempts: [{ status: 500, failure: 'REFUSED', tookMs: 12 }],
    });
    // The member whom it tells of has let the app see nothing, or nothing any more.
    expect(edge?.node['message']).toBeNull();
    const messageOf = async () => (await work.look(sender))[0]?.webhooks[0]?.deliveries.edges[0]?.node['message'];
    const grantId = await work.letSee(own?.app.id ?? '', sender);
    expect(JSON.parse(String(await messageOf()))).toHaveProperty('data.cardId');
    await work.sql('update app_grant set revoked_at = app_now() where id = $1', [grantId]);
    expect(await messageOf()).toBeNull();
    await work.letSee(own?.app.id ?? '', sender);
    await work.sql('delete from webhook_attempt where delivery_id = (select id from webhook_delivery where member_id = $1)', [
      sender.member.memberId,
    ]);
    // What was never sent is not told here before the app hears of it.
    expect(await messageOf()).toBeNull();
    const again = await work.actOn(
      sender,
      'replayWebhookDelivery',
      delivery,
      '... on ReplayWebhookDeliverySuccess { delivery { state nextTryAt } }',
    );
    expect(again.delivery).toMatchObject({ state: 'PENDING', nextTryAt: expect.any(String) });
  });

  it('is given a new secret, shown once, by who proves anew who they are', async () => {
    const rotator = await enter(test, 'rotator');
    const { webhook } = await addOwnApp(test.services, rotator.member);
    const ask = '... on RotateWebhookSecretSuccess { secret webhook { id previousSecretUntil } }';
    const first = await work.actOn(rotator, 'rotateWebhookSecret', webhook, ask);
    expect(first).toMatchObject({ secret: expect.stringMatching(/^whsec_/), webhook: { id: webhook } });
    const { previousSecretUntil = '' } = first.webhook as { previousSecretUntil?: string };
    const hours = (Date.parse(previousSecretUntil) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    expect((await work.actOn(rotator, 'rotateWebhookSecret', webhook, ask)).secret).not.toBe(first.secret);
    await query(
      test.services.database.fork(),
      `update session set proved_at = app_now() - interval '11 minutes'
        where login_id = (select id from login where member_id = $1)`,
      [rotator.member.memberId],
    );
    expect((await work.actOn(rotator, 'rotateWebhookSecret', webhook)).__typename).toBe('StepUpNeeded');
  });

  it('and whatever else a developer does is on the member’s record, and what was refused is not', async () => {
    const recorded = await enter(test, 'recorded');
    const { registration } = await work.register(recorded);
    const input = { appId: registration?.app.id, url: 'https://budget.example/hooks', events: ['CARD_FROZEN'] };
    const id = (await work.act(recorded, ADD_WEBHOOK, { input })).webhook?.id ?? '';
    await work.act(recorded, ADD_WEBHOOK, { input: { ...input, url: 'http://budget.example/' } });
    await work.register(recorded, { name: ' ' });
    for (const name of ['enableWebhook', 'rotateWebhookSecret', 'removeWebhook', 'removeWebhook']) await work.actOn(recorded, name, id);
    await work.actOn(recorded, 'removeOwnApp', registration?.app.id ?? '');
    await work.actOn(recorded, 'removeOwnApp', registration?.app.id ?? '');
    const document = '{ viewer { activity(first: 20) { edges { node { kind actor device } } } } }';
    const { data } = await test.ask<{ viewer: { activity: { edges: { node: { kind: string; actor: string } }[] } } }>(
      document,
      {},
      { cookie: recorded.cookie },
    );
    const lines = data?.viewer.activity.edges.map(({ node }) => node).filter(({ kind }) => kind !== 'LOGGED_IN');
    expect(lines?.map(({ kind }) => kind)).toEqual([
      'APP_REMOVED',
      'WEBHOOK_REMOVED',
      'WEBHOOK_SECRET_ROTATED',
      'WEBHOOK_ENABLED',
      'WEBHOOK_ADDED',
      'APP_REGISTERED',
    ]);
    expect(lines?.every(({ actor }) => actor === 'MEMBER')).toBe(true);
  });

  it('that was disabled is enabled again', async () => {
    const mender = await enter(test, 'mender');
    const { webhook } = await addOwnApp(test.services, mender.member);
    await query(
      test.services.database.fork(),
      `update webhook set disabled_at = app_now(), failures = 3, failing_since = app_now() where disabled_at is null`,
      [],
    );
    expect((await work.look(mender))[0]?.webhooks[0]?.disabledAt).toEqual(expect.any(String));
    expect((await work.actOn(mender, 'enableWebhook', webhook)).__typename).toBe('EnableWebhookSuccess');
    expect((await work.look(mender))[0]?.webhooks[0]).toMatchObject({ disabledAt: null, failingSince: null });
  });
});
