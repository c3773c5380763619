import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { developersAtWork, NEW_APP, REGISTER, type DevelopersAtWork, type DeveloperOutcome } from '../test/developers-at-work.js';
import { startProduction } from '../test/production.js';
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

describe('an app of a developer’s own', () => {
  it('is given a new secret, shown once, by who proves anew who they are; one without a secret has none to renew', async () => {
    const rotator = await enter(test, 'app.rotator');
    const { registration, secret } = await work.register(rotator);
    const ask = '... on RotateAppSecretSuccess { secret registration { previousSecretUntil } }';
    const first = await work.actOn(rotator, 'rotateAppSecret', registration?.app.id ?? '', ask);
    expect(first).toMatchObject({
      secret: expect.stringMatching(/^[\w-]{43}$/),
      registration: { previousSecretUntil: expect.any(String) },
    });
    expect(first.secret).not.toBe(secret);
    const open = await work.register(rotator, { isConfidential: false });
    expect((await work.actOn(rotator, 'rotateAppSecret', open.registration?.app.id ?? '')).code).toBe('OWN_APP_NOT_FOUND');
    const lines = await work.sql<{ kind: string }>('select kind from activity where member_id = $1', [rotator.member.memberId]);
    expect(lines.filter(({ kind }) => kind === 'APP_SECRET_ROTATED')).toHaveLength(1);
    await work.sql(
      `update session set proved_at = app_now() - interval '11 minutes' where login_id = (select id from login where member_id = $1)`,
      [rotator.member.memberId],
    );
    expect((await work.actOn(rotator, 'rotateAppSecret', registration?.app.id ?? '')).__typename).toBe('StepUpNeeded');
  });

  it('is the same app wherever it is shown, by one id', async () => {
    const maker = await enter(test, 'own.customer');
    const { registration } = await work.register(maker);
    await work.letSee(registration?.app.id ?? '', maker);
    const { data } = await test.ask(
      '{ viewer { appRegistrations { app { id name isVerified } } login { connectedApps(first: 2) { edges { node { app { id name isVerified } } } } } } }',
      {},
      { cookie: maker.cookie },
    );
    const app = { id: registration?.app.id, name: '家計簿', isVerified: false };
    expect(data).toEqual({ viewer: { appRegistrations: [{ app }], login: { connectedApps: { edges: [{ node: { app } }] } } } });
  });

  it('is registered with a secret that is shown once, and removed once', async () => {
    const { registration, secret } = await work.register(developer);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(registration).toMatchObject({ app: { name: '家計簿' }, isConfidential: true, webhooks: [] });
    expect((await work.look(developer)).map(({ clientId }) => clientId)).toContain(registration?.clientId);
    expect((await work.actOn(developer, 'removeOwnApp', registration?.app.id ?? '')).__typename).toBe('RemoveOwnAppSuccess');
    expect((await work.actOn(developer, 'removeOwnApp', registration?.app.id ?? '')).code).toBe('OWN_APP_NOT_FOUND');
    expect(await work.look(developer)).toEqual([]);
  });

  it('may ask for what it was registered with and no more: for everything where nothing is said', async () => {
    const scoped = await enter(test, 'scoped.developer');
    const narrow = { scopes: ['TRANSACTIONS_READ', 'ACCOUNTS_READ'], isConfidential: false, origins: ['https://budget.example'] };
    await work.register(scoped, narrow);
    await work.register(scoped);
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
    expect(await work.register(developer, input)).toMatchObject({ __typename: 'AppRejected', code: 'APP_REJECTED', field });
  });

  it('is one of ten at most, however many are registered at once', async () => {
    const keen = await enter(test, 'keen.developer');
    const all = await Promise.all(Array.from({ length: 14 }, () => work.register(keen)));
    expect(all.filter(({ code }) => code === 'TOO_MANY_APPS')).toHaveLength(4);
    expect(await work.look(keen)).toHaveLength(10);
  });

  it('may ask to make things up where that can be done', async () => {
    const maker = await enter(test, 'maker');
    const { registration } = await work.register(maker, { scopes: ['SIMULATE'] });
    expect(await work.sql(`select to_jsonb(scopes) as scopes from app where client_id = $1`, [registration?.clientId])).toEqual([
      { scopes: ['simulate'] },
    ]);
  });

  it('is not registered in production, where the issuer does it', async () => {
    const live = await startProduction();
    const { cookie } = await enter(live, 'in.production');
    const { data } = await live.ask<{ act: DeveloperOutcome }>(REGISTER, { input: NEW_APP }, { cookie });
    expect(data?.act.code).toBe('REGISTRATION_CLOSED');
    await live.stop();
  });
});
