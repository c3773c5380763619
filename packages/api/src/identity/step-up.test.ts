import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { findViewer } from '../sessions/index.js';
import { atMinute, login, throughProxy, VIEWER } from '../test/logins.js';
import { enrolMember, startTestServer, type Answer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const STEP_UP = `mutation ($password: String!) {
  stepUpWithPassword(password: $password) { __typename ... on StepUpSuccess { provedUntil } }
}`;

interface StepUpData {
  stepUpWithPassword: { __typename: string; provedUntil?: string };
}

describe('a step-up with the password', () => {
  it('renews the proof for ten minutes, and records it', async () => {
    const { member, cookie } = await enter('proved.one');
    await atMinute(test, 11, async () => {
      expect(await isProofFresh(cookie)).toBe(false);
      const { data, cookie: renewed } = await stepUp(cookie, member.password);
      expect(data?.stepUpWithPassword.__typename).toBe('StepUpSuccess');
      const untilMs = Date.parse(data?.stepUpWithPassword.provedUntil ?? '') - Date.now();
      expect(untilMs / 60_000).toBeCloseTo(21, 0);
      expect(await isProofFresh(renewed ?? '')).toBe(true);
    });
    const kinds = await query(test.services.database.fork(), 'select kind from activity where member_id = $1 order by id', [
      member.memberId,
    ]);
    expect(kinds).toEqual([{ kind: 'LOGGED_IN' }, { kind: 'STEPPED_UP' }]);
  });

  it('SE-01: gives the session a new token, and what was seen or planted before it stays anonymous', async () => {
    const { member, cookie } = await enter('renewed.one');
    const { cookie: renewed } = await stepUp(cookie, member.password);
    expect(renewed).not.toBe(cookie);
    expect([await isAlive(cookie), await isAlive(renewed ?? '')]).toEqual([false, true]);
  });

  it('refuses a wrong password, counts it as the login does, and then refuses the right one', async () => {
    const { member, cookie } = await enter('wrong.one');
    const kinds = [];
    for (const password of ['x', 'y', 'z', member.password])
      kinds.push((await stepUp(cookie, password)).data?.stepUpWithPassword.__typename);
    expect(kinds).toEqual(['WrongPassword', 'WrongPassword', 'WrongPassword', 'LoginLocked']);
    expect((await login(test, member.userId, member.password)).data?.login.__typename).toBe('LoginLocked');
    expect(await isAlive(cookie)).toBe(true);
  });

  it('is refused to nobody, and there can be one in a document only', async () => {
    expect((await stepUp('', 'anything')).data?.stepUpWithPassword.__typename).toBe('NotLoggedIn');
    const two = await test.ask(
      'mutation { a: stepUpWithPassword(password: "x") { __typename } b: stepUpWithPassword(password: "y") { __typename } }',
    );
    expect(two.errors?.[0]?.message).toContain('more than one act that checks a secret');
  });
});

async function enter(userId: string) {
  const member = await enrolMember(test.services, userId);
  return { member, cookie: (await login(test, userId, member.password)).cookie ?? '' };
}

function stepUp(cookie: string, password: string): Promise<Answer<StepUpData>> {
  return test.ask<StepUpData>(STEP_UP, { password }, { cookie, ...throughProxy('10.9.0.1') });
}

async function isAlive(cookie: string): Promise<boolean> {
  return (await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer !== null;
}

async function isProofFresh(cookie: string): Promise<boolean> {
  const viewer = await findViewer(test.services.database.fork(), cookie.split('=')[1] ?? '');
  return viewer?.isProofFresh ?? false;
}
