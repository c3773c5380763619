import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';

let service: TestServer;
beforeAll(async () => {
  service = await startTestServer();
});
afterAll(() => service.stop());

const get = (url: string, accept = 'text/html,*/*', headers = {}) => service.server.app.inject({ url, headers: { accept, ...headers } });

test('SE-11: every address a browser opens gets the page, kept nowhere, so that a deep link works and Back after a logout asks again', async () => {
  for (const url of ['/', '/login', '/statements/2026-10?account=x', '/security/sessions', '/concierge/members/x', '//']) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-store']);
    expect(answer.body).toContain('<div id="root">');
  }
});

test('an address that has no page gets the client with 404, and the client says so', async () => {
  for (const url of [
    '/no-such-page',
    '/statements/2026-10/more',
    '/index.html',
    '/login.ja.html',
    '/login.ja.html.br',
    '/pages.json',
    '/statements/%',
  ]) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 404, 'no-store']);
    expect(answer.body).toContain('<div id="root"></div>');
  }
});

test('the login page is there before any script, in the language that was chosen, else in the one the browser asks for', async () => {
  const shown = async (headers: object) => (await get('/login?to=%2F', 'text/html', headers)).body;
  const ja = { 'accept-language': 'ja,en;q=0.5' };
  expect(await shown(ja)).toMatch(/<html lang="ja">[^]*<title>ログイン \| Meisai<\/title>[^]*<form /);
  const english = /<html lang="en">[^]*<title>Log in \| Meisai<\/title>[^]*<form /;
  expect(await shown({ 'accept-language': 'en-GB' })).toMatch(english);
  // Over plain http no browser takes the first.
  for (const name of ['__Host-meisai-language', 'meisai-language']) expect(await shown({ ...ja, cookie: `${name}=en` })).toMatch(english);
  expect(await shown({ ...ja, cookie: '__Host-meisai-language=../etc' })).toContain('<html lang="ja">');
  expect((await get('/login?notice=out')).body).toContain('<div id="root"></div>');
});

test('assets carry their content in their name and are kept for a year', async () => {
  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec((await get('/')).body) ?? [];
  const answer = await get(script, '*/*');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.headers['content-type']).toContain('javascript');
});

test('page and styles come compressed in the best way the browser takes, and whole where it takes none', async () => {
  // The first script only fetches the others, and is too small to be worth it.
  const [, styles = ''] = /href="(\/assets\/[^"]+\.css)"/.exec((await get('/')).body) ?? [];
  for (const url of ['/', styles]) {
    const sizes = [];
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['', undefined],
    ] as const) {
      const answer = await service.server.app.inject({ url, headers: { accept: 'text/html,*/*', 'accept-encoding': accepted } });
      expect([url, answer.statusCode, answer.headers['content-encoding']]).toEqual([url, 200, encoding]);
      expect(answer.headers['vary']).toContain('accept-encoding');
      expect(answer.headers['content-type']).toMatch(url === '/' ? /^text\/html/ : /^text\/css/);
      sizes.push(answer.rawPayload.length);
    }
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  }
});

test('a program that asks for what is not there gets 404 in JSON, never a page', async () => {
  for (const answer of [
    await get('/no-such-thing', 'application/json'),
    await get('/assets/gone-abc123.js'),
    await service.server.app.inject({ method: 'POST', url: '/login', headers: { accept: 'text/html' } }),
  ]) {
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  }
});

test('nothing outside the built client is served', async () => {
  for (const url of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/.env']) {
    expect((await get(url, '*/*')).statusCode, url).toBeGreaterThanOrEqual(400);
  }
});
