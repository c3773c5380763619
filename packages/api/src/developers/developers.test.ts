import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localId, query } from '../platform/index.js';
import { addOwnApp } from '../test/developers.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let developer: Entered;
beforeAll(async () => {
  test = await startTestServer();
  developer = await enter(test, 'developer');
});
afterAll(() => test.stop());

const REGISTER = `mutation ($input: RegisterAppInput!) { act: registerApp(input: $input) { __typename
  ... on RegisterAppSuccess { secret registration { app { id name } clientId redirectUris isConfidential webhooks { id } } } ... on AppRejected { field } ... on Refusal { code } } }`;
const ADD = `mutation ($input: AddWebhookInput!) { act: addWebhook(input: $input) { __typename
  ... on AddWebhookSuccess { secret webhook { id url events disabledAt } } ... on Refusal { code message } } }`;
const LOG = `{ viewer { appRegistrations { app { id } clientId webhooks { id failingSince disabledAt deliveries(first: 5) { edges { node {
  id messageId event state nextTryAt message attempts { status failure tookMs } } } } } } } }`;

interface Outcome {
  __typename: string;
  code?: string;
  field?: string;
  secret?: string;
  registration?: { app: { id: string }; clientId: string; webhooks: unknown[] };
  webhook?: { id: string };
  delivery?: { state: string; nextTryAt: string | null };
}
interface Log {
  viewer: {
    appRegistrations: {
      app: { id: string };
      clientId: string;
      webhooks: { id: string; disabledAt: string | null; deliveries: { edges: { node: Record<string, unknown> }[] } }[];
    }[];
  };
}

const APP = {
  name: '家計簿',
  homepage: 'https://budget.example/',
  redirectUris: ['https://budget.example/callback'],
  isConfidential: true,
};

async function act(who: Entered, document: string, variables: object): Promise<Outcome> {
  const { data, errors } = await test.ask<{ act: Outcome }>(document, variables, { cookie: who.cookie });
  if (errors !== undefined || data === null) throw new Error(JSON.stringify(errors));
  return data.act;
}

const register = (who: Entered, input: object = {}) => act(who, REGISTER, { input: { ...APP, ...input } });
const actOn = (who: Entered, name: string, id: string, ask = '') =>
  act(who, `mutation ($id: ID!) { act: ${name}(id: $id) { __typename ${ask} ... on Refusal { code } } }`, { id });
const look = async (who: Entered) => (await test.ask<Log>(LOG, {}, { cookie: who.cookie })).data?.viewer.appRegistrations ?? [];

const sql = <Row extends object = object>(text: string, values: unknown[]): Promise<Row[]> =>
  query<Row>(test.services.database.fork(), text, values);

/** Lets an app see accounts and cards of somebody. @returns the grant’s id */
async function letSee(ownAppId: string, { member }: Entered): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into app_grant (id, app_id, login_id, scopes, expires_at)
     select gen_random_uuid(), $1, l.id, '{accounts:read}', app_now() + interval '1 day' from login l where l.member_id = $2 returning id`,
    [localId('App', ownAppId), member.memberId],
  );
  return row?.id ?? '';
}

describe('an app of a developer’s own', () => {
  it('is given a new secret, shown once, by who proves anew who they are; one without a secret has none to renew', async () => {
    const rotator = await enter(test, 'app.rotator');
    const { registration, secret } = await register(rotator);
    const ask = '... on RotateAppSecretSuccess { secret registration { previousSecretUntil } }';
    const first = await actOn(rotator, 'rotateAppSecret', registration?.app.id ?? '', ask);
    expect(first).toMatchObject({
      secret: expect.stringMatching(/^[\w-]{43}$/),
      registration: { previousSecretUntil: expect.any(String) },
    });
    expect(first.secret).not.toBe(secret);
    const open = await register(rotator, { isConfidential: false });
    expect((await actOn(rotator, 'rotateAppSecret', open.registration?.app.id ?? '')).code).toBe('OWN_APP_NOT_FOUND');
    const lines = await sql<{ kind: string }>('select kind from activity where member_id = $1', [rotator.member.memberId]);
    expect(lines.filter(({ kind }) => kind === 'APP_SECRET_ROTATED')).toHaveLength(1);
    await sql(
      `update session set proved_at = app_now() - interval '11 minutes' where login_id = (select id from login where member_id = $1)`,
      [rotator.member.memberId],
    );
    expect((await actOn(rotator, 'rotateAppSecret', registration?.app.id ?? '')).__typename).toBe('StepUpNeeded');
  });

  it('is the same app wherever it is shown, by one id', async () => {
    const maker = await enter(test, 'own.customer');
    const { registration } = await register(maker);
    await letSee(registration?.app.id ?? '', maker);
    const { data } = await test.ask(
      '{ viewer { appRegistrations { app { id name isVerified } } login { connectedApps(first: 2) { edges { node { app { id name isVerified } } } } } } }',
      {},
      { cookie: maker.cookie },
    );
    const app = { id: registration?.app.id, name: '家計簿', isVerified: false };
    expect(data).toEqual({ viewer: { appRegistrations: [{ app }], login: { connectedApps: { edges: [{ node: { app } }] } } } });
  });

  it('is registered with a secret that is shown once, and removed once', async () => {
    const { registration, secret } = await register(developer);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(registration).toMatchObject({ app: { name: '家計簿' }, isConfidential: true, webhooks: [] });
    expect((await look(developer)).map(({ clientId }) => clientId)).toContain(registration?.clientId);
    expect((await actOn(developer, 'removeOwnApp', registration?.app.id ?? '')).__typename).toBe('RemoveOwnAppSuccess');
    expect((await actOn(developer, 'removeOwnApp', registration?.app.id ?? '')).code).toBe('OWN_APP_NOT_FOUND');
    expect(await look(developer)).toEqual([]);
  });

  it('may ask for what it was registered with and no more: for everything where nothing is said', async () => {
    const scoped = await enter(test, 'scoped.developer');
    const narrow = { scopes: ['TRANSACTIONS_READ', 'ACCOUNTS_READ'], isConfidential: false, origins: ['https://budget.example'] };
    await register(scoped, narrow);
    await register(scoped);
    const { data } = await test.ask<{ viewer: { appRegistrations: { scopes: string[]; origins: string[] }[] } }>(
      '{ viewer { appRegistrations { scopes origins } } }',
      {},
      { cookie: scoped.cookie },
    );
    expect(data?.viewer.appRegistrations[0]).toEqual({
      scopes: ['ACCOUNTS_READ', 'TRANSACTIONS_READ'],
      origins: ['https://budget.example'],
    });
    expect(data?.viewer.appRegistrations[1]).toMatchObject({ scopes: { length: 10 }, origins: [] });
    const kept = await query<{ scopes: string[] }>(
      test.services.database.fork(),
      `select to_jsonb(scopes) as scopes from app where origins <> '{}' and registered_by = $1`,
      [scoped.member.memberId],
    );
    expect(kept).toEqual([{ scopes: ['accounts:read', 'transactions:read'] }]);
  });

  it.each([
    [{ name: ' ' }, 'NAME'],
    [{ name: 'Ｍｅｉ・sai サポート' }, 'NAME'],
    [{ homepage: 'javascript:alert(1)' }, 'HOMEPAGE'],
    [{ redirectUris: [] }, 'REDIRECT_URIS'],
    [{ redirectUris: ['http://budget.example/'] }, 'REDIRECT_URIS'],
    [{ redirectUris: Array.from({ length: 11 }, (_, n) => `https://budget.example/${n}`) }, 'REDIRECT_URIS'],
    [{ privacyPolicy: 'data:text/html,x' }, 'PRIVACY_POLICY'],
    [{ scopes: [] }, 'SCOPES'],
    [{ isConfidential: true, origins: ['https://budget.example'] }, 'ORIGINS'],
    [{ isConfidential: false, origins: ['https://budget.example/'] }, 'ORIGINS'],
    [{ isConfidential: false, origins: ['http://budget.example'] }, 'ORIGINS'],
    [{ isConfidential: false, origins: ['*'] }, 'ORIGINS'],
    [{ isConfidential: false, origins: Array.from({ length: 11 }, (_, n) => `https://b${n}.example`) }, 'ORIGINS'],
  ])('is refused for %j', async (input, field) => {
    expect(await register(developer, input)).toMatchObject({ __typename: 'AppRejected', code: 'APP_REJECTED', field });
  });

  it('is one of ten at most, however many are registered at once', async () => {
    const keen = await enter(test, 'keen.developer');
    const all = await Promise.all(Array.from({ length: 14 }, () => register(keen)));
    expect(all.filter(({ code }) => code === 'TOO_MANY_APPS')).toHaveLength(4);
    expect(await look(keen)).toHaveLength(10);
  });

  it('may ask to make things up where that can be done', async () => {
    const maker = await enter(test, 'maker');
    const { registration } = await register(maker, { scopes: ['SIMULATE'] });
    expect(await sql(`select to_jsonb(scopes) as scopes from app where client_id = $1`, [registration?.clientId])).toEqual([
      { scopes: ['simulate'] },
    ]);
  });

  it('is not registered in production, where the issuer does it', async () => {
    const live = await startTestServer({
      MEISAI_PROFILE: 'production',
      PUBLIC_ORIGIN: 'https://meisai.example',
      MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
      SMTP_URL: 'smtp://127.0.0.1:9',
    });
    const { cookie } = await enter(live, 'in.production');
    const { data } = await live.ask<{ act: Outcome }>(REGISTER, { input: APP }, { cookie });
    expect(data?.act.code).toBe('REGISTRATION_CLOSED');
    await live.stop();
  });
});

describe('a webhook', () => {
  it('is added with a secret that is shown once; five are enough, and each is removed once', async () => {
    const { registration } = await register(developer);
    const input = { appId: registration?.app.id, url: 'https://budget.example/hooks', events: ['STATEMENT_CLOSED', 'CARD_FROZEN'] };
    const first = await act(developer, ADD, { input });
    expect(first).toMatchObject({ secret: expect.stringMatching(/^whsec_/), webhook: { url: input.url, events: input.events } });
    for (let n = 0; n < 4; n += 1) await act(developer, ADD, { input });
    expect((await act(developer, ADD, { input })).code).toBe('TOO_MANY_WEBHOOKS');
    expect((await actOn(developer, 'removeWebhook', first.webhook?.id ?? '')).__typename).toBe('RemoveWebhookSuccess');
    expect((await actOn(developer, 'removeWebhook', first.webhook?.id ?? '')).code).toBe('WEBHOOK_NOT_FOUND');
    expect((await act(developer, ADD, { input: { ...input, url: 'http://budget.example/' } })).code).toBe('WEBHOOK_URL_REJECTED');
    const noEvents = test.ask(ADD, { input: { ...input, events: [] } }, { cookie: developer.cookie });
    expect((await noEvents).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('shows what was sent, with each try, and sends it again', async () => {
    const sender = await enter(test, 'sender');
    const { delivery } = await addOwnApp(test.services, sender.member);
    const [own] = await look(sender);
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
    const messageOf = async () => (await look(sender))[0]?.webhooks[0]?.deliveries.edges[0]?.node['message'];
    const grantId = await letSee(own?.app.id ?? '', sender);
    expect(JSON.parse(String(await messageOf()))).toHaveProperty('data.cardId');
    await sql('update app_grant set revoked_at = app_now() where id = $1', [grantId]);
    expect(await messageOf()).toBeNull();
    await letSee(own?.app.id ?? '', sender);
    await sql('delete from webhook_attempt where delivery_id = (select id from webhook_delivery where member_id = $1)', [
      sender.member.memberId,
    ]);
    // What was never sent is not told here before the app hears of it.
    expect(await messageOf()).toBeNull();
    const again = await actOn(
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
    const first = await actOn(rotator, 'rotateWebhookSecret', webhook, ask);
    expect(first).toMatchObject({ secret: expect.stringMatching(/^whsec_/), webhook: { id: webhook } });
    const { previousSecretUntil = '' } = first.webhook as { previousSecretUntil?: string };
    const hours = (Date.parse(previousSecretUntil) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    expect((await actOn(rotator, 'rotateWebhookSecret', webhook, ask)).secret).not.toBe(first.secret);
    await query(
      test.services.database.fork(),
      `update session set proved_at = app_now() - interval '11 minutes'
        where login_id = (select id from login where member_id = $1)`,
      [rotator.member.memberId],
    );
    expect((await actOn(rotator, 'rotateWebhookSecret', webhook)).__typename).toBe('StepUpNeeded');
  });

  it('and whatever else a developer does is on the member’s record, and what was refused is not', async () => {
    const recorded = await enter(test, 'recorded');
    const { registration } = await register(recorded);
    const input = { appId: registration?.app.id, url: 'https://budget.example/hooks', events: ['CARD_FROZEN'] };
    const id = (await act(recorded, ADD, { input })).webhook?.id ?? '';
    await act(recorded, ADD, { input: { ...input, url: 'http://budget.example/' } });
    await register(recorded, { name: ' ' });
    for (const name of ['enableWebhook', 'rotateWebhookSecret', 'removeWebhook', 'removeWebhook']) await actOn(recorded, name, id);
    await actOn(recorded, 'removeOwnApp', registration?.app.id ?? '');
    await actOn(recorded, 'removeOwnApp', registration?.app.id ?? '');
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
    expect((await look(mender))[0]?.webhooks[0]?.disabledAt).toEqual(expect.any(String));
    expect((await actOn(mender, 'enableWebhook', webhook)).__typename).toBe('EnableWebhookSuccess');
    expect((await look(mender))[0]?.webhooks[0]).toMatchObject({ disabledAt: null, failingSince: null });
  });
});
