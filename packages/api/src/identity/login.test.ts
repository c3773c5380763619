import type { PgliteConnection } from '@mikro-orm/pglite';
import { afterAll, beforeAll, describe, expect, it, vi, type MockInstance } from 'vitest';
import { query } from '../platform/index.js';
import { atMinute, countChecks, login, outcomesOf, VIEWER } from '../test/logins.js';
import { reserveGuess, STRANGERS } from './login-guard.js';
import { guardKey } from './login-guard.store.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { addCard } from '../test/harness-people.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('logging in', () => {
  it('answers the right password with a session and no token in the body', async () => {
    const member = await enrolMember(test.services, 'right.one');
    const answer = await login(test, member.userId, member.password);
    expect(answer.data?.login.__typename).toBe('LoginSuccess');
    expect(answer.cookie).toMatch(/^__Host-meisai=[\w-]{43}$/);
    expect(String(answer.headers['set-cookie'])).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Lax/);
    const seen = await test.ask<{ viewer: { id: string } | null }>(VIEWER, {}, { cookie: answer.cookie ?? '' });
    expect(seen.data?.viewer).not.toBeNull();
  });

  it('shows the member how they come in, and records it', async () => {
    const member = await enrolMember(test.services, 'shown.one');
    const { cookie } = await login(test, member.userId, member.password);
    const seen = await test.ask<{ viewer: { login: { userId: string; passwordChangedAt: string } } }>(
      '{ viewer { login { userId passwordChangedAt } } }',
      {},
      { cookie: cookie ?? '' },
    );
    expect(seen.data?.viewer.login.userId).toBe('shown.one');
    expect(Date.parse(seen.data?.viewer.login.passwordChangedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const rows = await query(test.services.database.fork(), 'select kind, actor from activity where member_id = $1', [member.memberId]);
    expect(rows).toEqual([{ kind: 'LOGGED_IN', actor: 'MEMBER' }]);
  });

  it('takes a user ID in full width and another case', async () => {
    const member = await enrolMember(test.services, 'wide.one');
    expect(await outcomesOf(test, 'ＷＩＤＥ．ｏｎｅ', [member.password])).toEqual(['LoginSuccess']);
  });

  it('takes a password in full width as well, but not in another case', async () => {
    const member = await enrolMember(test.services, 'wide.password');
    const wide = member.password.replace(/[!-~]/g, (plain) => String.fromCodePoint((plain.codePointAt(0) ?? 0) + 0xfee0));
    expect(await outcomesOf(test, member.userId, [wide, member.password.toUpperCase()])).toEqual(['LoginSuccess', 'WrongCredentials']);
  });

  it('AU-30: takes a password that was chosen years ago: none runs out', async () => {
    const member = await enrolMember(test.services, 'years.ago');
    await atMinute(test, 5 * 365 * 24 * 60, async () => {
      expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
    });
  });

  it('locks on the third wrong password in a row, and then refuses the right one', async () => {
    const { userId, password } = await enrolMember(test.services, 'locked.one');
    expect(await outcomesOf(test, userId, ['x', 'y', 'z', password])).toEqual([
      'WrongCredentials',
      'WrongCredentials',
      'WrongCredentials',
      'LoginLocked',
    ]);
  });

  it('AU-04: counts only failures in a row: a success begins anew', async () => {
    const { userId, password } = await enrolMember(test.services, 'consecutive');
    const outcomes = await outcomesOf(test, userId, ['x', 'x', password, 'x', 'x', password, 'x', 'x', 'x', password]);
    expect(outcomes.map((outcome) => outcome?.[0])).toEqual(['W', 'W', 'L', 'W', 'W', 'L', 'W', 'W', 'W', 'L']);
    expect(outcomes.at(-1)).toBe('LoginLocked');
    expect(outcomes[5]).toBe('LoginSuccess');
  });

  it('AU-06: locks unknown user IDs alike, with the same words', async () => {
    const known = await enrolMember(test.services, 'known.one');
    for (let guess = 0; guess < 5; guess += 1) {
      const [a, b] = [await login(test, known.userId, 'wrong'), await login(test, 'nobody.at.all', 'wrong')];
      expect(b.data).toEqual(a.data);
      expect(Object.keys(b.headers)).toEqual(Object.keys(a.headers));
    }
    expect((await login(test, known.userId, known.password)).data?.login.__typename).toBe('LoginLocked');
  });

  it('runs the same statements for an unknown user ID as for a known one, but for the mail of the lock', async () => {
    const known = await enrolMember(test.services, 'counted.one');
    const pglite = await (test.services.database.fork().getConnection() as unknown as PgliteConnection).getNativeClient();
    // Every statement passes here as a Parse message of the protocol: a letter, a length, a name and the SQL.
    const spy = vi.spyOn(pglite, 'execProtocolStream' as never) as unknown as MockInstance<(message: Uint8Array) => unknown>;
    const statementsOf = async (userId: string): Promise<string[]> => {
      // Whoever has a device of their own must learn nothing by sending its cookie along either.
      const cookie = '__Host-meisai-device=x';
      spy.mockClear();
      await login(test, userId, 'wrong', { cookie });
      const messages = spy.mock.calls
        .map(([message]) => Buffer.from(message).toString('latin1'))
        .filter((message) => message.startsWith('P'));
      const all = messages.map((message) => (message.slice(5).split('\0')[1] ?? '').replaceAll(/\s+/g, ' ').trim());
      // What the service looks after by itself meanwhile is nobody's answer.
      return all.filter((sql) => !/mail_outbox|pg_notify|caught_mail|\berrand\b|webhook_delivery|pg_advisory_xact_lock/.test(sql));
    };
    for (let guess = 1; guess <= 4; guess += 1) {
      const [of, unknown] = [await statementsOf(known.userId), await statementsOf('counted.nobody')];
      expect(of.some((sql) => sql.startsWith('insert into activity'))).toBe(guess <= 3);
      expect(unknown).toEqual(of);
    }
    spy.mockRestore();
  });

  it.each([1, 5, 10])('AU-05: follows a card product that locks after %i', async (threshold) => {
    const { userId } = await enrolMember(test.services, `threshold.${threshold}`, threshold);
    const outcomes = await outcomesOf(
      test,
      userId,
      Array.from({ length: 12 }, () => 'wrong'),
    );
    expect(outcomes.filter((outcome) => outcome === 'WrongCredentials')).toHaveLength(threshold);
  });

  it('AU-05: follows the strictest of a member’s products', async () => {
    await enrolMember(test.services, 'of.five', 5);
    const member = await enrolMember(test.services, 'of.three.and.five');
    await addCard(test.services, member, 5);
    const before = await countChecks(test);
    await outcomesOf(
      test,
      member.userId,
      Array.from({ length: 12 }, () => 'wrong'),
    );
    expect((await countChecks(test)) - before).toBe(3);
  });

  it.each([0, 11, -1])('AU-05: has no product that locks after %i', async (threshold) => {
    await expect(enrolMember(test.services, `threshold.${threshold}`, threshold)).rejects.toThrow('check constraint');
  });

  it('AU-05: reads the threshold live: lowered under the failures there are, it locks without one more check', async () => {
    const { userId, password } = await enrolMember(test.services, 'live.threshold', 7);
    await outcomesOf(test, userId, ['x', 'x', 'x', 'x']);
    await query(test.services.database.fork(), `update card_product set lockout_threshold = 3 where code = 'T7'`, []);
    const before = await countChecks(test);
    expect(await outcomesOf(test, userId, [password])).toEqual(['LoginLocked']);
    expect(await countChecks(test)).toBe(before);
  });

  it.each(['', ' ', 'x'.repeat(5000), '\u0000', '🍣'.repeat(500)])('takes odd passwords for wrong ones (%#)', async (password) => {
    const { userId } = await enrolMember(test.services, `odd.${password.length}.${password.charCodeAt(0) || 0}`);
    const answer = await login(test, userId, password);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.login.__typename).toBe('WrongCredentials');
  });

  it('speaks the language of the request', async () => {
    const answer = await login(test, 'nobody.ja', 'wrong', { 'accept-language': 'ja,en;q=0.8' });
    expect(answer.data?.login.message).toContain('ユーザーID');
  });

  it('AU-02: checks and counts nothing where aliases hide more than one login', async () => {
    const { userId, password } = await enrolMember(test.services, 'aliased.one');
    const before = await countChecks(test);
    const one = (n: number): string => `a${n}: login(input: {userId: "${userId}", password: "p${n}"}) { __typename }`;
    const plain = `mutation { ${one(1)} ${one(2)} }`;
    const inline = `mutation { ... on Mutation { ${one(1)} } ${one(2)} }`;
    const named = `mutation { ...A ...B } fragment A on Mutation { ${one(1)} } fragment B on Mutation { ${one(2)} }`;
    const hundred = `mutation { ${Array.from({ length: 100 }, (_, n) => one(n)).join(' ')} }`;
    for (const document of [plain, inline, named, hundred]) expect((await test.ask(document)).status).toBe(400);
    expect(await countChecks(test)).toBe(before);
    expect(await outcomesOf(test, userId, ['x', 'x', password])).toEqual(['WrongCredentials', 'WrongCredentials', 'LoginSuccess']);
  });

  it('replaces the session of the browser it comes from', async () => {
    const member = await enrolMember(test.services, 'again.one');
    const first = await login(test, member.userId, member.password);
    const second = await login(test, member.userId, member.password, { cookie: first.cookie ?? '' });
    expect(second.cookie).not.toBe(first.cookie);
    const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie: first.cookie ?? '' });
    expect(seen.data?.viewer).toBeNull();
  });
});

describe('a lock', () => {
  it('by checks whose process was killed lasts as any other, is told by mail and is recorded', async () => {
    const { userId, password, memberId } = await enrolMember(test.services, 'killed.one');
    const em = test.services.database.fork();
    const place = { key: guardKey(test.services.keys, 'MEMBER', userId), bucket: STRANGERS, threshold: 3 };
    for (let guess = 0; guess < 3; guess += 1) await reserveGuess(em, place, async () => undefined);
    const told = () =>
      query(em, 'select (select count(*)::int from mail_outbox) as mails, kind from activity where member_id = $1', [memberId]);
    const [before] = await query<{ mails: number }>(em, 'select count(*)::int as mails from mail_outbox', []);
    await atMinute(test, 1, async () => {
      expect(await outcomesOf(test, userId, [password, password])).toEqual(['LoginLocked', 'LoginLocked']);
      expect(await told()).toEqual([{ mails: (before?.mails ?? 0) + 1, kind: 'LOGIN_LOCKED' }]);
    });
    await atMinute(test, 29, async () => expect(await outcomesOf(test, userId, [password])).toEqual(['LoginLocked']));
    await atMinute(test, 31, async () => expect(await outcomesOf(test, userId, [password])).toEqual(['LoginSuccess']));
  });

  it('opens by time, for as many new guesses, and twice as long the next time', async () => {
    const { userId, password } = await enrolMember(test.services, 'opens.one');
    await outcomesOf(test, userId, ['x', 'x', 'x']);
    await atMinute(test, 29, async () => expect(await outcomesOf(test, userId, [password])).toEqual(['LoginLocked']));
    await atMinute(test, 31, async () => {
      expect(await outcomesOf(test, userId, ['x', 'x', 'x', password])).toEqual([
        ...Array.from({ length: 3 }, () => 'WrongCredentials'),
        'LoginLocked',
      ]);
    });
    await atMinute(test, 31 + 59, async () => expect(await outcomesOf(test, userId, [password])).toEqual(['LoginLocked']));
    await atMinute(test, 31 + 61, async () => expect(await outcomesOf(test, userId, [password])).toEqual(['LoginSuccess']));
  });
});
