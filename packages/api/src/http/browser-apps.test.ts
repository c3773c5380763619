import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerApp, removeApp, type AppCredentials } from '../apps/index.js';
import { CALLBACK, obtainCode, openBrowser, redeem, type Browser } from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

const ORIGIN = 'https://budget.example';
const OTHERS = [
  'https://evil.example',
  'https://budget.example.evil.example',
  'http://budget.example',
  'https://budget.example:8443',
  'null',
  '',
];
const CORS = /^access-control-/;

let test: TestServer;
let app: AppCredentials;
let server: AppCredentials;
let browser: Browser;
let cookie: string;
let token: string;
beforeAll(async () => {
  test = await startTestServer();
  const of = { name: 'Budget', homepage: ORIGIN, privacyPolicy: null, redirectUris: [CALLBACK], scopes: ['accounts:read'] as const };
  const em = test.services.database.fork();
  app = await registerApp(em, { ...of, isConfidential: false, origins: [ORIGIN] });
  server = await registerApp(em, { ...of, isConfidential: true });
  const entered = await enter(test, 'in.browser');
  cookie = entered.cookie;
  browser = openBrowser(test, entered);
  token = await tokenOf(app);
});
afterAll(() => test.stop());

async function tokenOf(of: AppCredentials): Promise<string> {
  const answer = await redeem(test, of, await obtainCode(browser, { clientId: of.clientId, scope: 'accounts:read' }));
  return answer.access_token ?? '';
}

type Headers = Record<string, string>;

async function send(method: 'GET' | 'POST' | 'OPTIONS', url: string, headers: Headers, payload?: string) {
  const answer = await test.server.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  const cors = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => CORS.test(name)));
  return { status: answer.statusCode, cors, body: answer.body, headers: answer.headers };
}

const preflight = (url: string, origin: string, names = 'authorization, content-type', method = 'POST') =>
  send('OPTIONS', url, { origin, 'access-control-request-method': method, 'access-control-request-headers': names });
const ask = (headers: Headers, query = '{ viewer { id } }') =>
  send('POST', '/graphql', { 'content-type': 'application/json', ...headers }, JSON.stringify({ query }));

describe('a page of an app that runs in a browser', () => {
  it('is let ask with a token, and read the answer', async () => {
    expect(await preflight('/graphql', ORIGIN)).toMatchObject({
      status: 204,
      cors: {
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type',
      },
    });
    const { status, cors, headers } = await ask({ origin: ORIGIN, authorization: `Bearer ${token}` });
    expect([status, cors['access-control-allow-origin'], headers['vary']]).toEqual([200, ORIGIN, expect.stringContaining('origin')]);
    expect(cors['access-control-expose-headers']).toContain('ratelimit');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('is told of a token that counts no more, so that it can refresh it', async () => {
    const { status, cors, body } = await ask({ origin: ORIGIN, authorization: 'Bearer nobody' });
    expect([status, cors['access-control-allow-origin']]).toEqual([401, ORIGIN]);
    expect(body).toContain('INVALID_TOKEN');
  });

  it('redeems a code without a secret, and reads what comes of it', async () => {
    expect((await preflight('/oauth/token', ORIGIN, 'dpop')).cors['access-control-allow-origin']).toBe(ORIGIN);
    const { code, verifier } = await obtainCode(browser, { clientId: app.clientId, scope: 'accounts:read' });
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier, client_id: app.clientId };
    const redeemed = await postForm({ origin: ORIGIN }, form);
    expect([redeemed.status, redeemed.cors['access-control-allow-origin']]).toEqual([200, ORIGIN]);
    expect(redeemed.headers).not.toHaveProperty('set-cookie');
    const refused = await postForm({ origin: ORIGIN }, form);
    expect([refused.status, refused.cors['access-control-allow-origin']]).toEqual([400, ORIGIN]);
  });

  it('gives a token back, which counts no more then', async () => {
    const form = { client_id: app.clientId, token: await tokenOf(app) };
    const speaking = { origin: ORIGIN, authorization: `Bearer ${form.token}` };
    expect((await ask(speaking)).status).toBe(200);
    expect((await preflight('/oauth/revoke', ORIGIN, '')).cors['access-control-allow-origin']).toBe(ORIGIN);
    const given = await postForm({ origin: ORIGIN }, form, '/oauth/revoke');
    expect([given.status, given.cors['access-control-allow-origin']]).toEqual([200, ORIGIN]);
    expect((await ask(speaking)).status).toBe(401);
  });

  it('gets nothing by cookies: no answer ever allows them, and beside a token they speak for nobody', async () => {
    const answers = [
      await preflight('/graphql', ORIGIN),
      await preflight('/oauth/token', ORIGIN, ''),
      await ask({ origin: ORIGIN, cookie }),
      await ask({ origin: ORIGIN, cookie, authorization: 'Basic eDp5' }),
      await ask({ origin: ORIGIN, cookie, authorization: 'Bearer nobody' }),
      await ask({ origin: ORIGIN, cookie, authorization: `Bearer ${token}` }),
    ];
    for (const { cors } of answers) expect(cors).not.toHaveProperty('access-control-allow-credentials');
    // A request with cookies is our own pages' alone: what it is answered, no other page reads.
    expect(answers[2]?.cors).toEqual({});
    expect(answers[3]?.status).toBe(401);
    expect(answers[4]?.status).toBe(401);
  });
});

function postForm(headers: Headers, form: Record<string, string>, url = '/oauth/token') {
  return send('POST', url, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, new URLSearchParams(form).toString());
}

describe('everybody else’s page', () => {
  it.each(OTHERS)('of the origin %j reads nothing', async (origin) => {
    for (const url of ['/graphql', '/oauth/token', '/oauth/revoke']) expect((await preflight(url, origin)).cors).toEqual({});
    for (const authorization of [`Bearer ${token}`, 'Bearer nobody']) expect((await ask({ origin, authorization })).cors).toEqual({});
    if (origin === '') return;
    const form = { grant_type: 'refresh_token', refresh_token: 'x', client_id: app.clientId };
    const answer = await postForm({ origin }, form);
    expect([answer.status, answer.cors]).toEqual([400, {}]);
    expect(answer.body).toContain('invalid_request');
    expect((await postForm({ origin }, { ...form, client_id: 'app_nobody' })).cors).toEqual({});
    expect((await postForm({ origin }, { client_id: app.clientId, token: 'x' }, '/oauth/revoke')).cors).toEqual({});
  });

  it('reads nothing with the token of an app that is no page of its origin, nor with a personal one', async () => {
    expect((await ask({ origin: ORIGIN, authorization: `Bearer ${await tokenOf(server)}` })).cors).toEqual({});
    const create =
      'mutation { createPersonalToken(input: { name: "x", scopes: [ACCOUNTS_READ], validForDays: 1 }) { ... on CreatePersonalTokenSuccess { secret } } }';
    const { data } = await browser.ask<{ createPersonalToken: { secret: string } }>(create);
    const answer = await ask({ origin: ORIGIN, authorization: `Bearer ${data?.createPersonalToken.secret}` });
    expect([answer.status, answer.cors]).toEqual([200, {}]);
    const { code, verifier } = await obtainCode(browser, { clientId: server.clientId, scope: 'accounts:read' });
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier };
    const withSecret = { ...form, client_id: server.clientId, client_secret: server.secret ?? '' };
    expect((await postForm({ origin: ORIGIN }, withSecret)).cors).toEqual({});
    // It was refused before anything was taken: the app's own server redeems it still.
    expect((await postForm({}, withSecret)).status).toBe(200);
  });

  it.each([
    ['another method', 'authorization', 'GET'],
    ['another method still', 'authorization', 'DELETE'],
    ['a header of ours', 'authorization, meisai-realm', 'POST'],
    ['a header that lifts a guard', 'apollo-require-preflight', 'POST'],
  ])('is not let send %s, whosever it is', async (_what, names, method) => {
    expect((await preflight('/graphql', ORIGIN, names, method)).cors).toEqual({});
  });

  it('reads nothing of any other address', async () => {
    const authorization = `Bearer ${token}`;
    for (const url of [
      '/',
      '/schema.graphql',
      '/downloads/statements/x.pdf',
      '/healthz',
      '/readyz',
      '/nothing',
      '/oauth/authorize',
      '/explorer',
    ]) {
      expect([url, (await preflight(url, ORIGIN)).cors]).toEqual([url, {}]);
      expect([url, (await send('GET', url, { origin: ORIGIN, authorization })).cors]).toEqual([url, {}]);
    }
    for (const url of ['/oauth/par', '/oauth/introspect']) {
      expect([url, (await preflight(url, ORIGIN)).cors]).toEqual([url, {}]);
      const form = { client_id: app.clientId, token: 'x', redirect_uri: CALLBACK, response_type: 'code' };
      expect([url, (await postForm({ origin: ORIGIN }, form, url)).cors]).toEqual([url, {}]);
    }
  });

  it('reads nothing any more once the app is removed', async () => {
    const origin = 'https://gone.example';
    const gone = await registerApp(test.services.database.fork(), {
      name: 'Gone',
      homepage: origin,
      privacyPolicy: null,
      redirectUris: [CALLBACK],
      scopes: ['accounts:read'],
      isConfidential: false,
      origins: [origin],
    });
    expect((await preflight('/graphql', origin)).cors).toHaveProperty('access-control-allow-origin', origin);
    await removeApp(test.services.database.fork(), gone.clientId);
    expect((await preflight('/graphql', origin)).cors).toEqual({});
  });
});

describe('our own pages and programs', () => {
  it('are answered as ever', async () => {
    const own = test.services.config.publicOrigin;
    expect(await ask({ origin: own, cookie })).toMatchObject({ status: 200, cors: {} });
    expect(await ask({ authorization: `Bearer ${token}` })).toMatchObject({ status: 200, cors: {} });
    for (const url of ['/.well-known/openid-configuration', '/oauth/jwks']) {
      expect((await send('GET', url, { origin: 'https://anybody.example' })).status).toBe(200);
    }
  });
});
