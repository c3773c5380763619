import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { countChecks, login, memberWithDevice, throughProxy, TRUSTED_PROXY } from '../test/logins.js';
import { START_LOGIN } from '../test/passkeys.js';
import { LOGIN, startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
  // Sources are counted by fixed windows of ten minutes: here one of them has just begun.
  const untilNext = `(600 - extract(epoch from statement_timestamp())::numeric % 600) * interval '1 second'`;
  await query(test.services.database.fork(), `insert into clock_shift values (true, ${untilNext})`, []);
});
afterAll(() => test.stop());

describe('a source of many wrong passwords', { timeout: 60_000 }, () => {
  const LIMIT = 30;

  it('AU-16: is told to wait after thirty in ten minutes, and nothing more is checked', async () => {
    const address = '198.51.100.7';
    for (let guess = 0; guess < LIMIT; guess += 1) await login(test, `sprayed.${guess}`, 'wrong', throughProxy(address));
    const before = await countChecks(test);
    const refused = await login(test, 'sprayed.next', 'wrong', throughProxy(address));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.errors?.[0]?.extensions['code']).toBe('TOO_MANY_REQUESTS');
    expect(await countChecks(test)).toBe(before);
  });

  it('AU-16: does not keep a known device behind the same address out', async () => {
    const { member, device } = await memberWithDevice(test, 'behind.one');
    const address = '198.51.100.8';
    for (let guess = 0; guess < LIMIT; guess += 1) await login(test, `behind.${guess}`, 'wrong', throughProxy(address));
    expect((await login(test, member.userId, member.password, throughProxy(address))).status).toBe(429);
    const own = await login(test, member.userId, member.password, { ...throughProxy(address), cookie: device });
    expect(own.data?.login.__typename).toBe('LoginSuccess');
  });

  it('AU-17: cannot pass for another by naming an address itself', async () => {
    const spoof = (n: number) => ({
      'x-forwarded-for': `192.0.2.${n}, 198.51.100.9`,
      'x-real-ip': `192.0.2.${n}`,
      forwarded: `for=192.0.2.${n}`,
      'cf-connecting-ip': `192.0.2.${n}`,
    });
    for (let guess = 0; guess < LIMIT; guess += 1) await loginFrom(TRUSTED_PROXY, `spoofed.${guess}`, spoof(guess));
    expect((await loginFrom(TRUSTED_PROXY, 'spoofed.next', spoof(99))).statusCode).toBe(429);
    const direct = '127.0.0.77';
    for (let guess = 0; guess < LIMIT; guess += 1) await loginFrom(direct, `direct.${guess}`, spoof(guess));
    expect((await loginFrom(direct, 'direct.next', spoof(99))).statusCode).toBe(429);
  });

  it('AU-18: is one /64 of IPv6, however many addresses it uses', async () => {
    for (let guess = 0; guess < LIMIT; guess += 1)
      await login(test, `six.${guess}`, 'wrong', throughProxy(`2001:db8:1:2::${guess.toString(16)}`));
    expect((await login(test, 'six.next', 'wrong', throughProxy('2001:db8:1:2:ffff::1'))).status).toBe(429);
    expect((await login(test, 'six.next', 'wrong', throughProxy('2001:db8:2:2::1'))).status).toBe(200);
  });

  it('AU-18: is one /48 of IPv6, however many /64s it uses', async () => {
    const guess = (n: number, site = '3') =>
      login(test, `site.${site}.${n}`, 'wrong', throughProxy(`2001:db8:${site}:${n.toString(16)}::1`));
    for (let n = 0; n < 150; n += 1) expect((await guess(n)).status).toBe(200);
    for (let n = 150; n < 200; n += 1) expect((await guess(n)).status).toBe(429);
    expect((await guess(1, '4')).status).toBe(200);
  });
});

describe('a source that asks for passkeys', { timeout: 60_000 }, () => {
  it('is told to wait after three hundred in ten minutes, and no challenge is kept for it', async () => {
    const from = throughProxy('198.51.100.20');
    const statuses = new Set<number>();
    for (let n = 0; n < 300; n += 1) statuses.add((await test.ask(START_LOGIN, {}, from)).status);
    expect([...statuses]).toEqual([200]);
    const before = await countChallenges();
    expect((await test.ask(START_LOGIN, {}, from)).status).toBe(429);
    expect([before, await countChallenges()]).toEqual([300, 300]);
  });

  it('may ask for one in a document', async () => {
    const two = await test.ask('mutation { a: startPasskeyLogin { optionsJson } b: startPasskeyLogin { optionsJson } }');
    expect(two.errors?.[0]?.message).toContain('more than one act that checks a secret');
  });
});

async function countChallenges(): Promise<number> {
  return (await query(test.services.database.fork(), 'select 1 from passkey_challenge', [])).length;
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
