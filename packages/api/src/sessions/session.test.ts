import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { atMinute, login, VIEWER } from '../test/logins.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

const STEP_MINUTES = process.env['PROOF'] === '1' ? 1 : 10;

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('a session', () => {
  it('SE-03: ends on the server when the member logs out', async () => {
    const cookie = await sessionOf('logout.one');
    const ended = await test.ask<{ logout: { __typename: string } }>('mutation { logout { __typename } }', {}, { cookie });
    expect(ended.data?.logout.__typename).toBe('LogoutSuccess');
    const again = await test.ask<{ logout: { __typename: string } }>('mutation { logout { __typename } }', {}, { cookie });
    expect(again.data?.logout.__typename).toBe('NotLoggedIn');
    expect(await isAlive(cookie)).toBe(false);
  });

  it('SE-03: ends after 30 idle minutes, and after 24 hours however busy', async () => {
    const em = test.services.database.fork();
    const [idle, busy] = [await sessionOf('idle.one'), await sessionOf('busy.one')];
    await query(em, `insert into clock_shift values (true, interval '29 minutes')`, []);
    expect([await isAlive(idle), await isAlive(busy)]).toEqual([true, true]);
    for (let minutes = 29 + STEP_MINUTES; minutes < 24 * 60; minutes += STEP_MINUTES) {
      await query(em, `update clock_shift set shift = $1::int * interval '1 minute'`, [minutes]);
      expect(await isAlive(busy)).toBe(true);
      if (minutes === 29 + 30 + STEP_MINUTES) expect(await isAlive(idle)).toBe(false);
    }
    await query(em, `update clock_shift set shift = interval '24 hours 1 second'`, []);
    expect(await isAlive(busy)).toBe(false);
    await query(em, 'delete from clock_shift', []);
  });

  it('SE-03: is not kept alive by what a page asks by itself, and every answer says how long it still goes on', async () => {
    const cookie = await sessionOf('unattended.one');
    const lookAt = async (headers: object) => (await test.ask(VIEWER, {}, { cookie, ...headers })).headers['meisai-session'];
    await atMinute(test, 20, async () => {
      expect(await lookAt({ 'meisai-prolong': 'no' })).toMatch(/^idle=(600|59\d), life=8(5200|51\d\d)$/);
      expect(await lookAt({})).toMatch(/^idle=1800, life=8(5200|51\d\d)$/);
    });
    await atMinute(test, 49, async () => expect(await lookAt({ 'meisai-prolong': 'no' })).toMatch(/^idle=\d\d, /));
    await atMinute(test, 51, async () => expect(await lookAt({ 'meisai-prolong': 'no' })).toBeUndefined());
  });

  it('does not speak for a request that brings another credential', async () => {
    const cookie = await sessionOf('both.one');
    const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie, authorization: 'Bearer something' });
    expect(seen).toMatchObject({ status: 401, data: null });
  });
});

async function sessionOf(userId: string): Promise<string> {
  const member = await enrolMember(test.services, userId);
  return (await login(test, member.userId, member.password)).cookie ?? '';
}

async function isAlive(cookie: string): Promise<boolean> {
  const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie });
  return seen.data?.viewer !== null;
}
