import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { shopper, type Shopper } from '../test/installments.js';
import { connect } from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let member: Shopper;
const lines: string[] = [];
beforeAll(async () => {
  test = await startTestServer({ LOG_LEVEL: 'warn' }, lines);
  member = await shopper(test, 'refused.reader');
});
afterAll(() => test.stop());
beforeEach(() => void lines.splice(0));

const refusals = (): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'a request was refused');

it.each([
  ['a token nobody knows', 'Bearer meisai_secret_words', '{ viewer { id } }', 401],
  ['a scope that does not do', null, '{ viewer { name { family } } }', 403],
])('%s is in the log with where it came from, and without what it held', async (_what, authorization, query, status) => {
  const { token } = await connect(test, member, ['accounts:read']);
  const headers = { authorization: authorization ?? `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' };
  expect((await test.ask(query, {}, headers)).status).toBe(status);
  await expect
    .poll(refusals)
    .toMatchObject([{ status, route: '/graphql', source: '203.0.113.9', requestId: expect.any(String) as string }]);
  expect(lines.join('')).not.toMatch(/secret_words|meisai_/);
  expect(lines.join('')).not.toContain(token);
});

it('who asks too much is in the log, and who is answered is not', async () => {
  const { token } = await connect(test, member, ['accounts:read']);
  const ask = () => test.ask('{ viewer { id } }', {}, { authorization: `Bearer ${token}` });
  expect((await ask()).status).toBe(200);
  expect(refusals()).toEqual([]);
  await test.services.database.fork().execute('update app_budget set spent = 999999');
  expect((await ask()).status).toBe(429);
  await expect.poll(refusals).toMatchObject([{ status: 429, route: '/graphql' }]);
});

it('what the authorization server refuses is in the log', async () => {
  await test.server.app.inject({
    method: 'POST',
    url: '/oauth/token',
    payload: 'grant_type=authorization_code&client_id=nobody',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  await expect.poll(refusals).toMatchObject([{ status: 401, route: '/oauth/token' }]);
});
