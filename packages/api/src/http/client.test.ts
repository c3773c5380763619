import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';

let service: TestServer;
beforeAll(async () => {
  service = await startTestServer();
});
afterAll(() => service.stop());

const get = (url: string, accept = 'text/html,*/*') => service.server.app.inject({ url, headers: { accept } });

test('every address a browser opens gets the page, asked for again each time, so that a deep link works', async () => {
  for (const url of ['/', '/login', '/statements/2026-10?account=x', '/no-such-page']) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache']);
    expect(answer.body).toContain('<div id="root">');
  }
});

test('assets carry their content in their name and are kept for a year', async () => {
  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec((await get('/')).body) ?? [];
  const answer = await get(script, '*/*');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.headers['content-type']).toContain('javascript');
});

test('a program that asks for what is not there gets 404 in JSON, never a page', async () => {
  for (const answer of [
    await get('/no-such-thing', 'application/json'),
    await get('/assets/gone-abc123.js'),
    await service.server.app.inject({ method: 'POST', url: '/login', headers: { accept: 'text/html' } }),
  ]) {
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ error: 'NOT_FOUND' });
  }
});

test('nothing outside the built client is served', async () => {
  for (const url of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/.env']) {
    expect((await get(url, '*/*')).statusCode, url).toBeGreaterThanOrEqual(400);
  }
});
