import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { enrolMember, LOGIN, startTestServer, type LoginData, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function login(userId: string, password: string, headers: Record<string, string> = {}) {
  return test.ask<LoginData>(LOGIN, { input: { userId, password } }, headers);
}

async function outcomesOf(userId: string, passwords: string[]): Promise<(string | undefined)[]> {
  const outcomes = [];
  for (const password of passwords) outcomes.push((await login(userId, password)).data?.login.__typename);
  return outcomes;
}

const VIEWER = '{ viewer { id } }';

describe('logging in', () => {
  it('answers the right password with a session and no token in the body', async () => {
    const member = await enrolMember(test.services, 'right.one');
    const answer = await login(member.userId, member.password);
    expect(answer.data?.login.__typename).toBe('LoginSuccess');
    expect(answer.cookie).toMatch(/^__Host-meisai=[\w-]{43}$/);
    expect(String(answer.headers['set-cookie'])).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Lax/);
    const seen = await test.ask<{ viewer: { id: string } | null }>(VIEWER, {}, { cookie: answer.cookie ?? '' });
    expect(seen.data?.viewer).not.toBeNull();
  });

  it('takes a user ID in full width and another case', async () => {
    const member = await enrolMember(test.services, 'wide.one');
    expect(await outcomesOf('ＷＩＤＥ．ｏｎｅ', [member.password])).toEqual(['LoginSuccess']);
  });

  it('locks on the third wrong password in a row, and then refuses the right one', async () => {
    const { userId, password } = await enrolMember(test.services, 'locked.one');
    expect(await outcomesOf(userId, ['x', 'y', 'z', password])).toEqual([
      'WrongCredentials',
      'WrongCredentials',
      'WrongCredentials',
      'LoginLocked',
    ]);
  });

  it('counts only failures in a row: a success begins anew', async () => {
    const { userId, password } = await enrolMember(test.services, 'consecutive');
    const outcomes = await outcomesOf(userId, ['x', 'x', password, 'x', 'x', password, 'x', 'x', 'x', password]);
    expect(outcomes.map((outcome) => outcome?.[0])).toEqual(['W', 'W', 'L', 'W', 'W', 'L', 'W', 'W', 'W', 'L']);
    expect(outcomes.at(-1)).toBe('LoginLocked');
    expect(outcomes[5]).toBe('LoginSuccess');
  });

  it('locks unknown user IDs alike, with the same words', async () => {
    const known = await enrolMember(test.services, 'known.one');
    for (let guess = 0; guess < 5; guess += 1) {
      const [a, b] = [await login(known.userId, 'wrong'), await login('nobody.at.all', 'wrong')];
      expect(b.data).toEqual(a.data);
      expect(Object.keys(b.headers)).toEqual(Object.keys(a.headers));
    }
  });

  it.each([1, 5, 10])('follows a card product that locks after %i', async (threshold) => {
    const { userId } = await enrolMember(test.services, `threshold.${threshold}`, threshold);
    const outcomes = await outcomesOf(userId, Array.from({ length: 12 }, () => 'wrong'));
    expect(outcomes.filter((outcome) => outcome === 'WrongCredentials')).toHaveLength(threshold);
  });

  it('reads the threshold live: lowered under the failures there are, it locks without one more check', async () => {
    const { userId, password } = await enrolMember(test.services, 'live.threshold', 7);
    await outcomesOf(userId, ['x', 'x', 'x', 'x']);
    await query(test.services.database.fork(), `update card_product set lockout_threshold = 3 where code = 'T7'`, []);
    const before = await checks();
    expect(await outcomesOf(userId, [password])).toEqual(['LoginLocked']);
    expect(await checks()).toBe(before);
  });

  it.each(['', ' ', 'x'.repeat(5000), '\u0000', '🍣'.repeat(500)])('takes odd passwords for wrong ones (%#)', async (password) => {
    const { userId } = await enrolMember(test.services, `odd.${password.length}.${password.charCodeAt(0) || 0}`);
    const answer = await login(userId, password);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.login.__typename).toBe('WrongCredentials');
  });

  it('speaks the language of the request', async () => {
    const answer = await login('nobody.ja', 'wrong', { 'accept-language': 'ja,en;q=0.8' });
    expect(answer.data?.login.message).toContain('ユーザーID');
  });

  it('checks nothing where aliases hide more than one login', async () => {
    const { userId } = await enrolMember(test.services, 'aliased.one');
    const before = await checks();
    const one = (n: number): string => `a${n}: login(input: {userId: "${userId}", password: "p${n}"}) { __typename }`;
    const plain = `mutation { ${one(1)} ${one(2)} }`;
    const inline = `mutation { ... on Mutation { ${one(1)} } ${one(2)} }`;
    const named = `mutation { ...A ...B } fragment A on Mutation { ${one(1)} } fragment B on Mutation { ${one(2)} }`;
    for (const document of [plain, inline, named]) expect((await test.ask(document)).status).toBe(400);
    expect(await checks()).toBe(before);
  });

  it('replaces the session of the browser it comes from', async () => {
    const member = await enrolMember(test.services, 'again.one');
    const first = await login(member.userId, member.password);
    const second = await login(member.userId, member.password, { cookie: first.cookie ?? '' });
    expect(second.cookie).not.toBe(first.cookie);
    const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie: first.cookie ?? '' });
    expect(seen.data?.viewer).toBeNull();
  });
});

describe('a session', () => {
  it('ends on the server when the member logs out', async () => {
    const cookie = await sessionOf('logout.one');
    const ended = await test.ask<{ logout: { __typename: string } }>('mutation { logout { __typename } }', {}, { cookie });
    expect(ended.data?.logout.__typename).toBe('LogoutSuccess');
    const again = await test.ask<{ logout: { __typename: string } }>('mutation { logout { __typename } }', {}, { cookie });
    expect(again.data?.logout.__typename).toBe('NotLoggedIn');
    expect(await isAlive(cookie)).toBe(false);
  });

  it('ends after 30 idle minutes, and after 24 hours however busy', async () => {
    const em = test.services.database.fork();
    const [idle, busy] = [await sessionOf('idle.one'), await sessionOf('busy.one')];
    await query(em, `insert into clock_shift values (true, interval '29 minutes')`, []);
    expect([await isAlive(idle), await isAlive(busy)]).toEqual([true, true]);
    for (let minutes = 58; minutes < 24 * 60; minutes += 29) {
      await query(em, `update clock_shift set shift = $1::int * interval '1 minute'`, [minutes]);
      expect(await isAlive(busy)).toBe(true);
    }
    expect(await isAlive(idle)).toBe(false);
    await query(em, `update clock_shift set shift = interval '24 hours 1 minute'`, []);
    expect(await isAlive(busy)).toBe(false);
    await query(em, 'delete from clock_shift', []);
  });

  it('is kept as a digest only', async () => {
    const cookie = await sessionOf('digest.one');
    const rows = await query<{ text: string }>(test.services.database.fork(), 'select session::text as text from session', []);
    const token = cookie.split('=')[1] ?? 'none';
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
  });

  it('does not speak for a request that brings another credential', async () => {
    const cookie = await sessionOf('both.one');
    const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie, authorization: 'Bearer something' });
    expect(seen.data?.viewer).toBeNull();
  });
});

async function sessionOf(userId: string): Promise<string> {
  const member = await enrolMember(test.services, userId);
  return (await login(member.userId, member.password)).cookie ?? '';
}

async function isAlive(cookie: string): Promise<boolean> {
  const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie });
  return seen.data?.viewer !== null;
}

async function checks(): Promise<number> {
  const { values } = await test.services.metrics.passwordVerifications.get();
  return values[0]?.value ?? 0;
}
