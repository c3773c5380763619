import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { after, before, describe, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createApp } from './app.ts';
import type { Database } from './database.ts';
import { startFakeMeisai, type FakeMeisai } from './fake-meisai.ts';
import { startSession } from './sessions.ts';
import { listNews } from './webhooks.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const OWN = { origin: 'http://127.0.0.1:5050' };
let meisai: FakeMeisai;
let database: Database;
let app: FastifyInstance;
before(async () => {
  meisai = await startFakeMeisai();
  database = meisai.connect('m');
  app = await createApp({ ...meisai.settings, webhookSecret: SECRET }, database);
});
after(async () => {
  await app.close();
  meisai.stop();
});

const cookieOf = (id: string) => ({ cookie: `household-budget=${id}` });

async function begin(): Promise<{ cookie: string; to: URL }> {
  const answer = await app.inject({ method: 'POST', url: '/connect', headers: OWN });
  assert.equal(answer.statusCode, 303);
  const [cookie] = answer.cookies;
  return { cookie: `household-budget=${cookie?.value}`, to: new URL(String(answer.headers.location)) };
}

describe('connecting', () => {
  test('sends the browser off with everything new: state, nonce and a PKCE challenge', async () => {
    const [{ to }, { to: other }] = [await begin(), await begin()];
    assert.equal(to.origin, meisai.settings.meisaiOrigin);
    const { state, nonce, code_challenge, ...same } = Object.fromEntries(to.searchParams);
    assert.deepEqual(same, {
      client_id: 'app_1',
      redirect_uri: 'http://127.0.0.1:5050/callback',
      response_type: 'code',
      scope: 'openid accounts:read statements:read transactions:read',
      code_challenge_method: 'S256',
    });
    for (const value of [state, nonce, code_challenge]) assert.match(value ?? '', /^[\w-]{43}$/);
    for (const name of ['state', 'nonce', 'code_challenge']) assert.notEqual(to.searchParams.get(name), other.searchParams.get(name));
  });

  test('takes no answer that this browser did not ask for, and each only once', async () => {
    const { cookie, to } = await begin();
    const { cookie: strangers } = await begin();
    const state = to.searchParams.get('state') ?? '';
    const back = (query: string, headers: Record<string, string>) => app.inject({ url: `/callback?${query}`, headers });
    const iss = encodeURIComponent(meisai.settings.meisaiOrigin);
    for (const [query, headers] of [
      [`code=c&iss=${iss}`, { cookie }],
      [`code=c&iss=${iss}&state=made-up`, { cookie }],
      [`code=c&iss=${iss}&state=${state}`, { cookie: strangers }],
      [`code=c&iss=${iss}&state=${state}`, {}],
    ] as const) {
      const { statusCode, body } = await back(query, headers);
      assert.equal(statusCode, 400);
      assert.match(body, /連携できませんでした/);
    }
    const declined = await back(`error=access_denied&iss=${iss}&state=${state}`, { cookie });
    assert.match(declined.body, /連携していません/);
    assert.equal((await back(`error=access_denied&iss=${iss}&state=${state}`, { cookie })).statusCode, 400);
    assert.equal(meisai.state.refreshes, 0, 'nothing was redeemed');
  });

  test('takes no answer that another issuer gave, or that does not say who gave it (RFC 9207)', async () => {
    for (const iss of ['&iss=https%3A%2F%2Fevil.example', '']) {
      const { cookie, to } = await begin();
      const { statusCode } = await app.inject({ url: `/callback?code=c&state=${to.searchParams.get('state')}${iss}`, headers: { cookie } });
      assert.equal(statusCode, 400);
    }
    assert.equal(meisai.state.refreshes, 0, 'nothing was redeemed');
  });
});

test('a form that another site sends is refused, whatever cookie comes with it', async () => {
  const cookie = cookieOf(startSession(database, 'm'));
  for (const url of ['/connect', '/disconnect', '/renew', '/log-out', '/budget/a']) {
    for (const origin of ['https://evil.example', 'http://127.0.0.1:5051', 'null', undefined]) {
      const { statusCode } = await app.inject({ method: 'POST', url, headers: { ...cookie, ...(origin === undefined ? {} : { origin }) } });
      assert.equal(statusCode, 403, `${url} from ${origin}`);
    }
  }
});

test('what is a member’s is nobody else’s, and is kept by no browser', async () => {
  const mine = await app.inject({ url: '/', headers: { ...cookieOf(startSession(database, 'm')), 'accept-language': 'en' } });
  assert.equal(mine.statusCode, 200);
  assert.match(mine.body, /Disconnect/);
  assert.equal(mine.headers['cache-control'], 'no-store');
  assert.match(
    String(mine.headers['content-security-policy']),
    /^default-src 'none';style-src 'self';img-src 'self';form-action 'self' http:\/\/127\.0\.0\.1:\d+;/,
  );
  const strangers = await app.inject({ url: '/', headers: { ...cookieOf('made-up'), 'accept-language': 'en' } });
  assert.match(strangers.body, /Connect with Meisai/);
  for (const url of ['/statements/a/2026-10', '/budget/a']) assert.equal((await app.inject({ url })).statusCode, 403);
});

test('webhooks are taken signed and refused else, and are no way round the forms’ guard', async () => {
  const body = '{"type":"transaction.recorded","timestamp":"2026-11-30T06:12:09.114Z","data":{"memberId":"m"}}';
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign('msg-1', at, body),
  };
  const post = (payload: string) => app.inject({ method: 'POST', url: '/webhooks', headers, payload });
  assert.equal((await post(body.replace('recorded', 'invented'))).statusCode, 400);
  assert.equal((await post('x'.repeat(65 * 1024))).statusCode, 413);
  assert.equal((await post(body)).statusCode, 204);
  assert.equal((await post(body)).statusCode, 204);
  assert.equal(listNews(database, 'm').length, 1);
});

test('without a secret there is no place for webhooks', async () => {
  const deaf = await createApp(meisai.settings, database);
  const { statusCode } = await deaf.inject({
    method: 'POST',
    url: '/webhooks',
    headers: { 'content-type': 'application/json', ...OWN },
    payload: '{}',
  });
  assert.equal(statusCode, 404);
  await deaf.close();
});
