import type { InjectOptions } from 'fastify';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { startTestServer, type TestServer } from '../test/server.js';

const PRODUCTION = {
  MEISAI_PROFILE: 'production',
  MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_ORIGIN: 'https://meisai.example',
  SMTP_URL: 'smtp://127.0.0.1:9',
  LOG_LEVEL: 'debug',
};
const STRANGER = 'https://evil.example';

let live: TestServer;
const logged: string[] = [];
beforeAll(async () => {
  live = await startTestServer(PRODUCTION, logged);
});
afterAll(() => live.stop());

const page = (url: string): InjectOptions => ({ url, headers: { accept: 'text/html', origin: STRANGER } });
const data = (url: string, more: InjectOptions = {}): InjectOptions => ({
  url,
  ...more,
  headers: { accept: 'application/json', origin: STRANGER, ...more.headers },
});
const asked = (body: string): InjectOptions =>
  data('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, payload: body });

describe('every answer', () => {
  it.each<[string, InjectOptions]>([
    ['a page', page('/')],
    ['the login page', page('/login')],
    ['a page that is not there', page('/no-such-page')],
    ['an address that is none', page('/%')],
    ['data', asked('{"query":"{ viewer { id } }"}')],
    ['a mistake', asked('{"query":"{ nothing }"}')],
    ['a body that is no JSON', asked('{')],
    ['nothing', data('/nothing')],
    ['a file for nobody', data('/downloads/statements/x.csv')],
    ['the contract', data('/schema.graphql')],
    ['how it is', data('/healthz')],
    ['an app that is refused', page('/oauth/authorize?client_id=nobody')],
    ['a token that is refused', data('/oauth/token', { method: 'POST', payload: '' })],
  ])('says how a browser is to take it, and lets no other site read it: %s', async (_what, request) => {
    const { headers } = await live.server.app.inject(request);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-type': expect.stringMatching(/; ?charset=utf-8$/i) as string,
    });
    const policy = String(headers['content-security-policy']).split(';');
    for (const directive of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy.map((one) => one.trim())).toContain(directive);
    expect(policy.join()).not.toContain('unsafe');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    // Any page may be told that an app is not known here, by which it came for a token.
    if (request.url !== '/oauth/token') expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('to a question before a request of another site allows nothing', async () => {
    const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } } as const;
    const { headers } = await live.server.app.inject(data('/graphql', preflight));
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('a service that begins in production', () => {
  it('has nobody who could log in', async () => {
    expect(await query(live.services.database.fork(), 'select 1 from login', [])).toEqual([]);
  });

  it.each(['/assets/', '/assets', '/.git/HEAD', '/.git/config', '/.env', '/package.json', '/metrics', '/explorer', '/clock', '/mail.json'])(
    'has nothing at %s',
    async (url) => expect((await live.server.app.inject(data(url))).statusCode).toBe(404),
  );

  it('does not send a request back (TRACE)', async () => {
    const mark = 'seen-in-the-request';
    const { statusCode, body } = await live.server.app.inject(data('/', { method: 'TRACE' as 'GET', headers: { 'x-mark': mark } }));
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain(mark);
  });

  it('logs a line of JSON for each thing, whatever an address holds', async () => {
    await live.server.app.inject(page('/x%0a{"level":60}%0d%0a?y=%0a'));
    expect(logged.join('')).toContain('request completed');
    for (const line of logged) {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) as number, time: expect.any(Number) as number });
    }
  });
});

describe('a request whose end could be taken for elsewhere', () => {
  it.each([
    ['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['a length that is none', ['Content-Length: +4']],
    ['an encoding that is none', ['Transfer-Encoding: xchunked']],
    ['a field that goes on', ['Transfer-Encoding:', ' chunked', 'Content-Length: 4']],
  ])('is refused: %s', async (_what, fields) => {
    const { port } = new URL(await live.server.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => live.server.app.listeningOrigin));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(['POST /graphql HTTP/1.1', 'Host: meisai.example', ...fields, '', '0', '', ''].join('\r\n'));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
