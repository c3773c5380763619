import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { enrolMember, LOGIN, startTestServer, type Answer, type EnrolledMember, type LoginData, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

/** Each user ID comes from an address of its own, so that only tests about sources meet their limit. */
const addresses = new Map<string, string>();
function addressOf(userId: string): string {
  const address = addresses.get(userId) ?? `10.0.${addresses.size}.1`;
  addresses.set(userId, address);
  return address;
}

function login(userId: string, password: string, headers: Record<string, string> = {}) {
  return test.ask<LoginData>(LOGIN, { input: { userId, password } }, { ...through(addressOf(userId)), ...headers });
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
    expect((await login(known.userId, known.password)).data?.login.__typename).toBe('LoginLocked');
  });

  it.each([1, 5, 10])('follows a card product that locks after %i', async (threshold) => {
    const { userId } = await enrolMember(test.services, `threshold.${threshold}`, threshold);
    const outcomes = await outcomesOf(
      userId,
      Array.from({ length: 12 }, () => 'wrong'),
    );
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

describe('a known device', () => {
  it('is not locked out by strangers, while a clean browser is', async () => {
    const { member, device } = await memberWithDevice('device.victim');
    await outcomesOf(
      member.userId,
      Array.from({ length: 10 }, () => 'wrong'),
    );
    expect(await outcomesOf(member.userId, [member.password])).toEqual(['LoginLocked']);
    const own = await login(member.userId, member.password, { cookie: device });
    expect(own.data?.login.__typename).toBe('LoginSuccess');
  });

  it('locks itself after as many wrong passwords, and all devices together after ten', async () => {
    const { member, device } = await memberWithDevice('device.capped');
    const devices = [device, await deviceOf(member), await deviceOf(member)];
    let checked = await checks();
    for (const cookie of [undefined, ...devices]) {
      for (let guess = 0; guess < 5; guess += 1) await login(member.userId, 'wrong', cookie === undefined ? {} : { cookie });
    }
    checked = (await checks()) - checked;
    expect(checked).toBe(10);
  });

  it('is nothing to another member, and nothing with a letter changed', async () => {
    const { device } = await memberWithDevice('device.owner');
    const other = await enrolMember(test.services, 'device.other');
    await outcomesOf(other.userId, ['x', 'x', 'x']);
    const changed = device.slice(0, -1) + (device.endsWith('A') ? 'B' : 'A');
    for (const cookie of [device, changed]) {
      expect((await login(other.userId, other.password, { cookie })).data?.login.__typename).toBe('LoginLocked');
    }
  });

  it('may be one browser of a whole family', async () => {
    const { member, device } = await memberWithDevice('family.mother');
    const child = await enrolMember(test.services, 'family.child');
    let shared = deviceCookieOf(await login(child.userId, child.password, { cookie: device }));
    for (const { userId, password } of [member, child]) {
      await outcomesOf(userId, ['x', 'x', 'x']);
      const own = await login(userId, password, { cookie: shared });
      expect(own.data?.login.__typename).toBe('LoginSuccess');
      // The browser gets a new token at each login; it still stands for both.
      shared = deviceCookieOf(own);
    }
  });
});

describe('a lock', () => {
  it('opens by time, for as many new guesses, and twice as long the next time', async () => {
    const { userId, password } = await enrolMember(test.services, 'opens.one');
    await outcomesOf(userId, ['x', 'x', 'x']);
    await atMinute(29, async () => expect(await outcomesOf(userId, [password])).toEqual(['LoginLocked']));
    await atMinute(31, async () => {
      expect(await outcomesOf(userId, ['x', 'x', 'x', password])).toEqual([
        ...Array.from({ length: 3 }, () => 'WrongCredentials'),
        'LoginLocked',
      ]);
    });
    await atMinute(31 + 59, async () => expect(await outcomesOf(userId, [password])).toEqual(['LoginLocked']));
    await atMinute(31 + 61, async () => expect(await outcomesOf(userId, [password])).toEqual(['LoginSuccess']));
  });
});

describe('a source of many wrong passwords', () => {
  const LIMIT = 30;

  it('is told to wait after thirty in ten minutes, and nothing more is checked', async () => {
    const address = '198.51.100.7';
    for (let guess = 0; guess < LIMIT; guess += 1) await login(`sprayed.${guess}`, 'wrong', through(address));
    const before = await checks();
    const refused = await login('sprayed.next', 'wrong', through(address));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.errors?.[0]?.extensions['code']).toBe('TOO_MANY_REQUESTS');
    expect(await checks()).toBe(before);
  });

  it('does not keep a known device behind the same address out', async () => {
    const { member, device } = await memberWithDevice('behind.one');
    const address = '198.51.100.8';
    for (let guess = 0; guess < LIMIT; guess += 1) await login(`behind.${guess}`, 'wrong', through(address));
    expect((await login(member.userId, member.password, through(address))).status).toBe(429);
    const own = await login(member.userId, member.password, { ...through(address), cookie: device });
    expect(own.data?.login.__typename).toBe('LoginSuccess');
  });

  it('cannot pass for another by naming an address itself', async () => {
    const spoof = (n: number) => ({
      'x-forwarded-for': `192.0.2.${n}, 198.51.100.9`,
      'x-real-ip': `192.0.2.${n}`,
      forwarded: `for=192.0.2.${n}`,
    });
    for (let guess = 0; guess < LIMIT; guess += 1) await loginFrom(TRUSTED_PROXY, `spoofed.${guess}`, spoof(guess));
    expect((await loginFrom(TRUSTED_PROXY, 'spoofed.next', spoof(99))).statusCode).toBe(429);
    const direct = '127.0.0.77';
    for (let guess = 0; guess < LIMIT; guess += 1) await loginFrom(direct, `direct.${guess}`, spoof(guess));
    expect((await loginFrom(direct, 'direct.next', spoof(99))).statusCode).toBe(429);
  });

  it('is one /64 of IPv6, however many addresses it uses', async () => {
    for (let guess = 0; guess < LIMIT; guess += 1) await login(`six.${guess}`, 'wrong', through(`2001:db8:1:2::${guess.toString(16)}`));
    expect((await login('six.next', 'wrong', through('2001:db8:1:2:ffff::1'))).status).toBe(429);
    expect((await login('six.next', 'wrong', through('2001:db8:2:2::1'))).status).toBe(200);
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

/** The proxy the test profile trusts. */
const TRUSTED_PROXY = '127.0.0.2';

/** Headers of a request that comes from an address through the trusted proxy. */
function through(address: string): Record<string, string> {
  return { 'x-forwarded-for': address };
}

function loginFrom(peer: string, userId: string, headers: Record<string, string>) {
  return test.server.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: peer,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ query: LOGIN, variables: { input: { userId, password: 'wrong' } } }),
  });
}

async function memberWithDevice(userId: string): Promise<{ member: EnrolledMember; device: string }> {
  const member = await enrolMember(test.services, userId);
  return { member, device: await deviceOf(member) };
}

async function deviceOf({ userId, password }: EnrolledMember): Promise<string> {
  return deviceCookieOf(await login(userId, password));
}

function deviceCookieOf(answer: Answer<LoginData>): string {
  return String(answer.headers['set-cookie']).match(/__Host-meisai-device=[\w-]{43}/)?.[0] ?? 'none';
}

/** Runs work with the clock moved on by this many minutes. */
async function atMinute(minutes: number, work: () => Promise<void>): Promise<void> {
  const em = test.services.database.fork();
  await query(em, `insert into clock_shift values (true, $1::int * interval '1 minute')`, [minutes]);
  try {
    await work();
  } finally {
    await query(em, 'delete from clock_shift', []);
  }
}

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
