import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { countChecks, deviceCookieOf, deviceOf, login, memberWithDevice, outcomesOf, throughProxy } from '../test/logins.js';
import { mailsTo, tokenMailedTo } from '../test/mails.js';
import { askForLogin, loginWithPasskey, memberWithPasskey } from '../test/passkeys.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

const NEW = 'seven copper owls drink tea';
const LOCKED = 'Your login has been locked';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('a known device', () => {
  it('AU-14: is not locked out by fifty guesses of strangers, while a clean browser is; the member is told once', async () => {
    const { member, device } = await memberWithDevice(test, 'device.victim');
    for (let guess = 0; guess < 50; guess += 1) await login(test, member.userId, 'wrong', throughProxy(`198.18.${guess}.1`));
    const told = await query(test.services.database.fork(), `select 1 from activity where member_id = $1 and kind = 'LOGIN_LOCKED'`, [
      member.memberId,
    ]);
    expect(told).toHaveLength(1);
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginLocked']);
    const own = await login(test, member.userId, member.password, { cookie: device });
    expect(own.data?.login.__typename).toBe('LoginSuccess');
  });

  it('AU-14: is not needed to come in at once: a clean browser does by a passkey, or by a new password; each lock is one mail', async () => {
    const [victim, other] = [await memberWithPasskey(test, 'clean.passkey'), await enrolMember(test.services, 'clean.reissue')];
    for (const { userId } of [victim, other]) {
      for (let guess = 0; guess < 50; guess += 1) await login(test, userId, 'wrong', throughProxy(`198.19.${guess}.1`));
    }
    expect(await outcomesOf(test, victim.userId, [victim.password])).toEqual(['LoginLocked']);
    const { asked, cookie } = await askForLogin(test);
    const byKey = await loginWithPasskey(test, cookie, victim.key.assert(asked));
    expect(byKey.data?.loginWithPasskey.__typename).toBe('LoginSuccess');

    expect(await outcomesOf(test, other.userId, [other.password])).toEqual(['LoginLocked']);
    await test.ask(ASK_REISSUE, { userId: other.userId }, throughProxy('198.20.1.1'));
    const token = await tokenMailedTo(test.services, `${other.userId}@example.jp`);
    const input = { token, userId: other.userId, newPassword: NEW };
    const reissued = await test.ask<ReissueData>(REISSUE, { input }, throughProxy('198.20.1.1'));
    expect(reissued.data?.reissuePassword.__typename).toBe('ReissuePasswordSuccess');
    expect(await outcomesOf(test, other.userId, [NEW])).toEqual(['LoginSuccess']);

    for (const { userId } of [victim, other]) {
      const subjects = (await mailsTo(test.services, `${userId}@example.jp`)).map(({ subject }) => subject);
      expect(subjects.filter((subject) => subject === LOCKED)).toHaveLength(1);
    }
  });

  it('AU-15: locks itself after as many wrong passwords, and all devices together after ten', async () => {
    const { member, device } = await memberWithDevice(test, 'device.capped');
    const devices = [device, await deviceOf(test, member), await deviceOf(test, member)];
    let checked = await countChecks(test);
    for (const cookie of [undefined, ...devices]) {
      for (let guess = 0; guess < 5; guess += 1) await login(test, member.userId, 'wrong', cookie === undefined ? {} : { cookie });
    }
    checked = (await countChecks(test)) - checked;
    expect(checked).toBe(10);
  });

  it('AU-15: is nothing to another member, and nothing with a letter changed', async () => {
    const { device } = await memberWithDevice(test, 'device.owner');
    const other = await enrolMember(test.services, 'device.other');
    await outcomesOf(test, other.userId, ['x', 'x', 'x']);
    const changed = device.slice(0, -1) + (device.endsWith('A') ? 'B' : 'A');
    for (const cookie of [device, changed]) {
      expect((await login(test, other.userId, other.password, { cookie })).data?.login.__typename).toBe('LoginLocked');
    }
  });

  it('AU-15: is nothing any more once it is forgotten at a logout', async () => {
    const { member, device } = await memberWithDevice(test, 'device.borrowed');
    const child = await enrolMember(test.services, 'device.sibling');
    const sibling = await login(test, child.userId, child.password, { cookie: device });
    const answer = await login(test, member.userId, member.password, { cookie: deviceCookieOf(sibling) });
    await test.ask('mutation { logout(forgetDevice: true) { __typename } }', {}, { cookie: answer.cookie ?? '' });
    const last = deviceCookieOf(answer);
    for (const { userId } of [member, child]) await outcomesOf(test, userId, ['x', 'x', 'x']);
    for (const cookie of [device, last]) {
      expect((await login(test, member.userId, member.password, { cookie })).data?.login.__typename).toBe('LoginLocked');
    }
    // Of a family's browser only the one who asked is forgotten.
    expect((await login(test, child.userId, child.password, { cookie: last })).data?.login.__typename).toBe('LoginSuccess');
  });

  it('AU-15: is nothing any more once it is forgotten at a logout that finds the session over', async () => {
    const { member, device } = await memberWithDevice(test, 'device.late');
    const answer = await login(test, member.userId, member.password, { cookie: device });
    const browser = deviceCookieOf(answer);
    await query(test.services.database.fork(), 'update session set ended_at = app_now() where ended_at is null', []);
    const logout = 'mutation { logout(forgetDevice: true) { __typename } }';
    const late = await test.ask<{ logout: object }>(logout, {}, { cookie: `${answer.cookie}; ${browser}` });
    expect(late.data?.logout).toEqual({ __typename: 'NotLoggedIn' });
    expect(String(late.headers['set-cookie'])).toMatch(/__Host-meisai-device=;/);
    await outcomesOf(test, member.userId, ['x', 'x', 'x']);
    expect((await login(test, member.userId, member.password, { cookie: browser })).data?.login.__typename).toBe('LoginLocked');
  });

  it('may be one browser of a whole family', async () => {
    const { member, device } = await memberWithDevice(test, 'family.mother');
    const child = await enrolMember(test.services, 'family.child');
    let shared = deviceCookieOf(await login(test, child.userId, child.password, { cookie: device }));
    for (const { userId, password } of [member, child]) {
      await outcomesOf(test, userId, ['x', 'x', 'x']);
      const own = await login(test, userId, password, { cookie: shared });
      expect(own.data?.login.__typename).toBe('LoginSuccess');
      // The browser gets a new token at each login; it still stands for both.
      shared = deviceCookieOf(own);
    }
  });
});
