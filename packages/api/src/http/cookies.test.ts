import { afterAll, beforeAll, expect, it } from 'vitest';
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
