import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atMinute, login, outcomesOf } from '../test/logins.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { endOtherSessions, endSession, enter, isAlive, kindsOf, sessionIdOf, type Entered } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('ending a session', () => {
  it('SE-06: ends another browser’s at once and forgets that browser; its guesses count with those of strangers', async () => {
    const phone = await enter(test, 'end.other');
    const desk = await enter(test, phone.member);
    expect(await endSession(test, desk.cookie, await sessionIdOf(test, phone.cookie))).toMatchObject({ __typename: 'EndSessionSuccess' });
    expect([await isAlive(test, phone.cookie), await isAlive(test, desk.cookie)]).toEqual([false, true]);
    expect(await kindsOf(test, desk.member)).toEqual(['LOGGED_IN', 'LOGGED_IN', 'SESSION_ENDED']);
    expect(await outcomesAfterStrangers(desk, [phone.device, desk.device])).toEqual(['LoginLocked', 'LoginSuccess']);
  });

  it('SE-06: answers a stranger’s session as one that is not there', async () => {
    const [own, other] = [await enter(test, 'end.own'), await enter(test, 'end.their')];
    const unknown = Buffer.from('Session:00000000-0000-4000-8000-000000000000').toString('base64url');
    const answers = [];
    for (const id of [await sessionIdOf(test, other.cookie), unknown, 'nothing', Buffer.from('Member:x').toString('base64url')]) {
      answers.push(await endSession(test, own.cookie, id));
    }
    expect(answers[0]).toMatchObject({ __typename: 'SessionNotFound', code: 'SESSION_NOT_FOUND' });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await isAlive(test, other.cookie)).toBe(true);
  });

  it('SE-06: asks for a fresh proof', async () => {
    const phone = await enter(test, 'end.stale');
    const desk = await enter(test, phone.member);
    await atMinute(test, 11, async () => {
      expect(await endSession(test, desk.cookie, await sessionIdOf(test, phone.cookie))).toMatchObject({ __typename: 'StepUpNeeded' });
      expect(await endOtherSessions(test, desk.cookie)).toMatchObject({ __typename: 'StepUpNeeded' });
      expect(await isAlive(test, phone.cookie)).toBe(true);
    });
    expect(await endSession(test, '', 'nothing')).toMatchObject({ __typename: 'NotLoggedIn' });
  });

  it('ends all others, and tells how many there were', async () => {
    const phone = await enter(test, 'end.all');
    const tablet = await enter(test, phone.member);
    const desk = await enter(test, phone.member);
    expect(await endOtherSessions(test, desk.cookie)).toEqual({ __typename: 'EndOtherSessionsSuccess', endedCount: 2 });
    for (const { cookie } of [phone, tablet]) expect(await isAlive(test, cookie)).toBe(false);
    expect(await isAlive(test, desk.cookie)).toBe(true);
    expect(await endOtherSessions(test, desk.cookie)).toMatchObject({ endedCount: 0 });
    expect(await outcomesAfterStrangers(desk, [phone.device, desk.device])).toEqual(['LoginLocked', 'LoginSuccess']);
  });

  it('keeps the browser that asks known, where an older session of the same browser ends', async () => {
    const old = await enter(test, 'end.same');
    // The session cookie went when the browser was closed; the device's stays.
    const now = await enter(test, old.member, { cookie: old.device });
    expect(await endSession(test, now.cookie, await sessionIdOf(test, old.cookie))).toMatchObject({ __typename: 'EndSessionSuccess' });
    expect(await outcomesAfterStrangers(now, [now.device])).toEqual(['LoginSuccess']);
  });
});

/** What the right password brings from each device, after strangers have locked the login. */
async function outcomesAfterStrangers({ member }: Entered, devices: string[]): Promise<(string | undefined)[]> {
  await outcomesOf(test, member.userId, ['x', 'x', 'x']);
  const outcomes = [];
  for (const cookie of devices) outcomes.push((await login(test, member.userId, member.password, { cookie })).data?.login.__typename);
  return outcomes;
}
