import type { AddressInfo } from 'node:net';
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appAtWork, CHALLENGE, goWithPushed, SCOPE } from '../test/app-at-work.js';
import { addApp, approve, CALLBACK, obtainCode, openBrowser, postForm, redeem, startAuthorization, type Browser } from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import type { AppCredentials } from './register-app.js';

let test: TestServer;
let app: AppCredentials;
let browser: Browser;
beforeAll(async () => {
  test = await startTestServer();
  app = await addApp(test.services);
  browser = openBrowser(test, await enter(test, 'oauth.attacked'));
});
afterAll(() => test.stop());

/** What a request of this kind may cost. */
const CPU_MS = 50;

describe('OA-01: an address to come back to', () => {
  const HOST = 'budget.example';
  it.each([
    'https://budget.example/callback/',
    'https://budget.example/callback/more',
    'https://budget.example/x/../callback',
    'https://budget.example/%2e%2e/callback',
    'https://budget.example/callback%00',
    'https://budget.example/callback%2f',
    'https://budget.example//callback',
    'https://budget.example/Callback',
    'https://BUDGET.example/callback',
    'HTTPS://budget.example/callback',
    'https://budget.example:443/callback',
    'https://budget.example:8443/callback',
    'https://budget.example./callback',
    'https://me@budget.example/callback',
    `https://${HOST}@evil.example/callback`,
    `https://evil.example/?https://${HOST}/callback`,
    'https://evil.example/callback',
    'https://budget.example.evil.example/callback',
    'https://xbudget.example/callback',
    'https://budget.example/callback#x',
    'https://budget.example/callback?extra=1',
    'https://budget.example/callback?',
    'http://budget.example/callback',
    'https://budgеt.example/callback',
    'https://budget.example/callback ',
    ' https://budget.example/callback',
    'https:/budget.example/callback',
    '//budget.example/callback',
    'http://localhost/callback',
    'http://127.0.0.1/callback',
    'javascript:alert(1)//https://budget.example/callback',
    'data:text/html,x',
    'https://budget.example\\@evil.example/callback',
  ])('%s is not the one that was registered: a page says so, and nobody is led anywhere', async (redirect_uri) => {
    const { status, location, body } = await startAuthorization(browser, { clientId: app.clientId, scope: SCOPE, extra: { redirect_uri } });
    expect([status, location]).toEqual([400, '']);
    expect(body).toContain('invalid_redirect_uri');
  });

  it('is named once', async () => {
    const query = `client_id=${app.clientId}&response_type=code&scope=${SCOPE}&code_challenge=${CHALLENGE}&code_challenge_method=S256`;
    const twice = `redirect_uri=${encodeURIComponent(CALLBACK)}`;
    for (const more of [`${twice}&redirect_uri=${encodeURIComponent('https://evil.example/')}`, `${twice}&${twice}`]) {
      const { status, location } = await browser.get(`/oauth/authorize?${query}&${more}`);
      expect([status, location]).toEqual([400, '']);
    }
  });
});

describe('OA-02: proof of the key of a code (PKCE)', () => {
  it.each([
    ['no challenge', { code_challenge: '', code_challenge_method: '' }],
    ['the method plain', { code_challenge: CHALLENGE, code_challenge_method: 'plain' }],
    ['no method', { code_challenge: CHALLENGE, code_challenge_method: '' }],
    ['another method', { code_challenge: CHALLENGE, code_challenge_method: 'S512' }],
    ['a challenge that is none', { code_challenge: 'short', code_challenge_method: 'S256' }],
  ])('is not begun with %s', async (_what, extra) => {
    const { location, requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: SCOPE, extra });
    expect(requestId).toBe('');
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
  });

  it.each([
    ['no verifier', () => undefined],
    ['a wrong verifier', () => 'x'.repeat(43)],
    ['the verifier of another code', async () => (await obtainCode(browser, { clientId: app.clientId, scope: SCOPE })).verifier],
  ])('is refused with %s', async (_what, verifierOf) => {
    const { code } = await obtainCode(browser, { clientId: app.clientId, scope: SCOPE });
    const verifier = await verifierOf();
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      client_id: app.clientId,
      client_secret: app.secret ?? '',
    };
    const answer = await postForm(test, '/oauth/token', verifier === undefined ? form : { ...form, code_verifier: verifier });
    expect(answer).toEqual({ status: 400, error: 'invalid_grant', error_description: expect.any(String) });
  });

  it('cannot be dropped between what was pushed and where the browser goes', async () => {
    const pushed = await appAtWork(test, app).push({ code_challenge: undefined, code_challenge_method: undefined });
    expect(pushed).toMatchObject({ status: 400, error: 'invalid_request' });
  });

  it.each([
    ['another one', { code_challenge: CHALLENGE, code_challenge_method: 'S256' }],
    ['the method plain', { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }],
    ['an empty one', { code_challenge: '', code_challenge_method: '' }],
  ])('is that which was pushed, whatever the browser brings along: %s', async (_what, extra) => {
    const verifier = randomPKCECodeVerifier();
    const pushed = await appAtWork(test, app).push({ code_challenge: await calculatePKCECodeChallenge(verifier) });
    const id = await goWithPushed(browser, app, pushed['request_uri'], extra);
    const { location } = await browser.get((await approve(browser, id)) ?? '/nowhere');
    const code = new URL(location).searchParams.get('code') ?? '';
    expect(await redeem(test, app, { code, verifier: 'x'.repeat(43) })).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await redeem(test, app, { code, verifier })).status).toBe(200);
  });
});

describe('what is pushed', () => {
  it('is used once, by the app that pushed it', async () => {
    const pushed = await appAtWork(test, app).push();
    expect(pushed).toMatchObject({ status: 201, expires_in: 60 });
    const other = await addApp(test.services);
    expect(await goWithPushed(browser, other, pushed['request_uri'])).toBe('');
    expect(await goWithPushed(browser, app, pushed['request_uri'])).not.toBe('');
  });
});

describe('OA-11: parameters of 50,000 characters', () => {
  const LONG = 'x'.repeat(50_000);
  const NAMES = ['scope', 'state', 'nonce', 'login_hint', 'client_id', 'claims'];

  it.each(NAMES)('as %s are refused cheaply wherever they go', async (name) => {
    const form = { client_id: app.clientId, client_secret: app.secret ?? '', redirect_uri: CALLBACK, response_type: 'code', [name]: LONG };
    for (const path of ['/oauth/par', '/oauth/token', '/oauth/revoke', '/oauth/introspect']) {
      const { cpu, status } = await costOf(() => postForm(test, path, { token: 'x', grant_type: 'authorization_code', ...form }));
      // What gives back or asks after a token takes no such parameter, and keeps nothing.
      expect([path, status >= 400 || path === '/oauth/introspect' || path === '/oauth/revoke']).toEqual([path, true]);
      expect(cpu).toBeLessThan(CPU_MS);
    }
  });

  it.each(NAMES)('as %s in an address are refused before anything reads them, and hold up nobody', async (name) => {
    const origin = await listening();
    const address = `${origin}/oauth/authorize?response_type=code&client_id=${app.clientId}&${name}=${LONG}`;
    const beside = Array.from({ length: 5 }, () => fetch(`${origin}/healthz`));
    const { cpu, status } = await costOf(() => fetch(address, { redirect: 'manual' }));
    expect([400, 414, 431]).toContain(status);
    expect(cpu).toBeLessThan(CPU_MS);
    expect((await Promise.all(beside)).map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  });

  /** As long as an address may be at all: some 16 kB with its headers. */
  it.each(NAMES)('as %s in an address that fits are answered cheaply', async (name) => {
    const about = { clientId: app.clientId, scope: SCOPE };
    const { cpu } = await costOf(() => startAuthorization(browser, { ...about, extra: { [name]: 'x'.repeat(14_000) } }));
    expect(cpu).toBeLessThan(CPU_MS);
  });
});

describe('OA-13: the page that says no', () => {
  it('runs nothing, is framed by nobody, and repeats nothing of what was sent', async () => {
    const { body, headers } = await browser.get(`/oauth/authorize?client_id=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(body).not.toContain('<script');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': expect.stringContaining('no-store'),
    });
  });
});

/** What a request costs the processor: the least of three, for the process does other things as well. */
async function costOf(act: () => Promise<{ status: number }>): Promise<{ cpu: number; status: number }> {
  const costs: { cpu: number; status: number }[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const before = process.cpuUsage();
    const { status } = await act();
    const { user, system } = process.cpuUsage(before);
    costs.push({ cpu: (user + system) / 1000, status });
  }
  return costs.toSorted((a, b) => a.cpu - b.cpu)[0] ?? { cpu: Number.NaN, status: 0 };
}

async function listening(): Promise<string> {
  const address = test.server.app.server.address() as AddressInfo | null;
  return address === null ? test.server.app.listen({ port: 0, host: '127.0.0.1' }) : `http://127.0.0.1:${address.port}`;
}
