import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeAt, memberWithAuthenticator, passwordStep, VERIFY, type VerifyData } from '../test/factors.js';
import { login, outcomesOf } from '../test/logins.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter, isAlive } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

it('SE-10: two cookies of the session’s name speak for nobody, in whatever order', async () => {
  const { cookie } = await enter(test, 'twice.one');
  const other = (await enter(test, 'twice.other')).cookie;
  const bad = cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A');
  for (const pair of [
    [cookie, bad],
    [bad, cookie],
    [cookie, other],
    [cookie, cookie],
  ]) {
    expect(await isAlive(test, pair.join('; '))).toBe(false);
  }
  expect(await isAlive(test, `a=1; ${cookie}; b=2`)).toBe(true);
});

it('reads no cookie of a request that names a credential of its own: no session, no device, no login under way', async () => {
  const { member, cookie, device } = await enter(test, 'named.one');
  const headers = { authorization: 'Basic bm9ib2R5Og==' };
  const asked = await test.ask<{ viewer: unknown }>('{ viewer { id } }', {}, { cookie, ...headers });
  expect([asked.status, asked.data]).toEqual([401, null]);

  await outcomesOf(test, member.userId, ['x', 'y', 'z']);
  const named = await login(test, member.userId, member.password, { cookie: device, ...headers });
  const known = await login(test, member.userId, member.password, { cookie: device });
  expect([named, known].map(({ data }) => data?.login.__typename)).toEqual([undefined, 'LoginSuccess']);

  const factored = await memberWithAuthenticator(test, 'named.pending');
  const pending = await passwordStep(test, factored);
  const code = await codeAt(test, factored.secret);
  const verified = await test.ask<VerifyData>(VERIFY, { code }, { cookie: pending, ...headers });
  expect(verified.status).toBe(401);
  expect((await test.ask<VerifyData>(VERIFY, { code }, { cookie: pending })).data?.verifyLogin.__typename).toBe('LoginSuccess');
});
