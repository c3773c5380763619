import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import {
  codeAt,
  countActivity,
  mailSubjects,
  memberWithAuthenticator,
  passwordStep,
  pendingCookieOf,
  verify,
  wrongCode,
} from '../test/factors.js';
import { mailsTo } from '../test/mails.js';
import { atMinute, login, VIEWER } from '../test/logins.js';
import { LOGIN, startTestServer, type TestServer } from '../test/server.js';
import { guardKey, shutLogin } from './index.js';

/** Each of them comes with the right password, which takes its time to check: all hundred in the proof. */
const WRONG_CODES = process.env['PROOF'] === '1' ? 100 : 12;

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function kindOf(pending: string, code: string): Promise<string | undefined> {
  return (await verify(test, pending, code)).data?.verifyLogin.__typename;
}

async function isAlive(cookie: string): Promise<boolean> {
  return (await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer !== null;
}

describe('a login with an authenticator app', () => {
  it('opens no session with the password alone, and one with a code after it', async () => {
    const member = await memberWithAuthenticator(test, 'totp.one');
    const first = await test.ask<{ login: { secondFactors: string[] } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { ... on SecondFactorNeeded { secondFactors } } }',
      { input: { userId: member.userId, password: member.password } },
    );
    expect(first.data?.login.secondFactors).toEqual(['AUTHENTICATOR']);
    expect(first.cookie).toBeNull();
    expect(String(first.headers['set-cookie'])).toMatch(/__Host-meisai-pending=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    expect(String(first.headers['set-cookie'])).not.toContain('meisai-device');
    const second = await verify(test, pendingCookieOf(first), await codeAt(test, member.secret));
    expect(second.data?.verifyLogin.__typename).toBe('LoginSuccess');
    expect(await isAlive(second.cookie ?? '')).toBe(true);
    expect(String(second.headers['set-cookie'])).toMatch(/__Host-meisai-pending=;/);
    expect(await countActivity(test, member.memberId, 'LOGGED_IN')).toBe(1);
  });

  it('SE-01: comes in under a new identifier; what was planted before it, pending or session, stays anonymous', async () => {
    const member = await memberWithAuthenticator(test, 'planted.one');
    const pending = await passwordStep(test, member);
    const planted = `__Host-meisai=${'x'.repeat(43)}`;
    const answer = await test.ask(
      'mutation ($code: String!) { verifyLogin(code: $code) { __typename } }',
      { code: await codeAt(test, member.secret) },
      {
        cookie: `${pending}; ${planted}`,
      },
    );
    expect(answer.cookie).not.toBe(planted);
    const token = pending.split('=')[1];
    expect([await isAlive(planted), await isAlive(`__Host-meisai=${token}`), await isAlive(answer.cookie ?? '')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await kindOf(pending, await codeAt(test, member.secret, 1))).toBe('LoginExpired');
  });

  it('is asked for the code by every way of typing it', async () => {
    const member = await memberWithAuthenticator(test, 'typed.one');
    const code = await codeAt(test, member.secret);
    const wide = String.fromCharCode(...[...code].map((digit) => digit.charCodeAt(0) + 0xfee0));
    expect(await kindOf(await passwordStep(test, member), ` ${wide.slice(0, 3)} ${wide.slice(3)} `)).toBe('LoginSuccess');
  });

  it('says what can complete it as long as it waits, and ends after ten minutes, when cancelled, and when the password changes', async () => {
    const member = await memberWithAuthenticator(test, 'waits.one');
    const ask = async (cookie: string) =>
      (await test.ask<{ pendingLogin: { secondFactors: string[] } | null }>('{ pendingLogin { secondFactors expiresAt } }', {}, { cookie }))
        .data?.pendingLogin;
    const pending = await passwordStep(test, member);
    expect((await ask(pending))?.secondFactors).toEqual(['AUTHENTICATOR']);
    await atMinute(test, 11, async () => {
      expect(await ask(pending)).toBeNull();
      expect(await kindOf(pending, await codeAt(test, member.secret))).toBe('LoginExpired');
    });
    const cancelled = await passwordStep(test, member);
    const cancel = () =>
      test.ask<{ cancelLogin: { __typename: string } }>('mutation { cancelLogin { __typename } }', {}, { cookie: cancelled });
    expect((await cancel()).data?.cancelLogin.__typename).toBe('CancelLoginSuccess');
    expect((await cancel()).data?.cancelLogin.__typename).toBe('LoginExpired');
    expect(await kindOf(cancelled, await codeAt(test, member.secret))).toBe('LoginExpired');
    const before = await passwordStep(test, member);
    await query(test.services.database.fork(), 'update login set password_changed_at = app_now() where id = $1', [member.loginId]);
    expect(await kindOf(before, await codeAt(test, member.secret))).toBe('LoginExpired');
  });

  it('is refused after the concierge has shut it, or it was closed, with the right code', async () => {
    const shut = await memberWithAuthenticator(test, 'shut.later');
    const closed = await memberWithAuthenticator(test, 'closed.later');
    const [first, second] = [await passwordStep(test, shut), await passwordStep(test, closed)];
    await shutLogin(test.services.database.fork(), guardKey(test.services.keys, 'MEMBER', shut.userId));
    await query(test.services.database.fork(), 'update login set closed_at = app_now() where id = $1', [closed.loginId]);
    expect(await kindOf(first, await codeAt(test, shut.secret))).toBe('LoginShut');
    expect(await kindOf(second, await codeAt(test, closed.secret))).toBe('LoginClosed');
  });

  it('keeps the secret sealed: the database shows it to nobody', async () => {
    const { secret, loginId } = await memberWithAuthenticator(test, 'sealed.one');
    const [row] = await query<{ text: string }>(
      test.services.database.fork(),
      "select encode(sealed_secret, 'escape') as text from authenticator where login_id = $1",
      [loginId],
    );
    expect(row?.text).not.toContain(secret);
  });
});

describe('AU-26: a code', () => {
  it('is taken once: a replay, also in the next thirty seconds, is refused and counts as no guess', async () => {
    const member = await memberWithAuthenticator(test, 'replay.one');
    const code = await codeAt(test, member.secret);
    expect(await kindOf(await passwordStep(test, member), code)).toBe('LoginSuccess');
    for (let again = 0; again < 7; again += 1) expect(await kindOf(await passwordStep(test, member), code)).toBe('WrongCode');
    expect(await kindOf(await passwordStep(test, member), await codeAt(test, member.secret, 1))).toBe('LoginSuccess');
  });

  it.each([
    [-2, 'WrongCode'],
    [-1, 'LoginSuccess'],
    [0, 'LoginSuccess'],
    [1, 'LoginSuccess'],
    [2, 'WrongCode'],
  ])('of the step %i from now is answered with %s', async (steps, expected) => {
    const member = await memberWithAuthenticator(test, `step.${steps + 2}`);
    const pending = await passwordStep(test, member);
    // Not across the edge of a step.
    const [row] = await query<{ left: number }>(
      test.services.database.fork(),
      'select 30 - extract(epoch from app_now())::int % 30 as "left"',
      [],
    );
    if ((row?.left ?? 30) <= 2) await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await kindOf(pending, await codeAt(test, member.secret, steps))).toBe(expected);
  });

  it('of an earlier step is refused once a later one was used', async () => {
    const member = await memberWithAuthenticator(test, 'backwards.one');
    expect(await kindOf(await passwordStep(test, member), await codeAt(test, member.secret, 1))).toBe('LoginSuccess');
    expect(await kindOf(await passwordStep(test, member), await codeAt(test, member.secret))).toBe('WrongCode');
  });

  it(
    'is checked five times when wrong, however often the password is given in between; after the lock the old pending login is dead',
    { timeout: 120_000 },
    async () => {
      const member = await memberWithAuthenticator(test, 'hundred.wrong');
      const wrong = await wrongCode(test, member.secret);
      const old = await passwordStep(test, member);
      const outcomes = [await kindOf(old, wrong)];
      for (let guess = 1; guess < WRONG_CODES; guess += 1) outcomes.push(await kindOf(await passwordStep(test, member), wrong));
      expect(outcomes.filter((kind) => kind === 'WrongCode')).toHaveLength(4);
      expect(outcomes.slice(4)).toEqual(Array.from({ length: WRONG_CODES - 4 }, () => 'CodesLocked'));
      expect(await countActivity(test, member.memberId, 'WRONG_CODE')).toBe(5);
      await expect.poll(() => mailSubjects(test, member.userId)).toEqual(['One-time codes are not taken for now']);
      // Who gets it may not be able to log in: the link leads to what needs no login.
      const [mail] = await mailsTo(test.services, `${member.userId}@example.jp`);
      expect(mail?.text).toMatch(/choose a new one.*call the concierge desk[^]*\/recover\/password\n/);
      expect(await kindOf(await passwordStep(test, member), await codeAt(test, member.secret))).toBe('CodesLocked');
      await atMinute(test, 29, async () =>
        expect(await kindOf(await passwordStep(test, member), await codeAt(test, member.secret))).toBe('CodesLocked'),
      );
      const during = await passwordStep(test, member);
      await query(
        test.services.database.fork(),
        `update pending_login set created_at = created_at + interval '31 minutes' where ended_at is null`,
        [],
      );
      await atMinute(test, 31, async () => {
        expect(await kindOf(old, await codeAt(test, member.secret))).toBe('LoginExpired');
        expect(await kindOf(during, await codeAt(test, member.secret))).toBe('LoginSuccess');
      });
    },
  );

  it('is no guess without the form of a code, empty or longer', async () => {
    const member = await memberWithAuthenticator(test, 'types.nothing');
    const pending = await passwordStep(test, member);
    for (const typed of ['', ' ', '12345', 'no recovery code', 'abcde-fghj0', 'x'.repeat(40)]) {
      expect(await kindOf(pending, typed)).toBe('WrongCode');
    }
    expect(await countActivity(test, member.memberId, 'WRONG_CODE')).toBe(0);
    expect(await kindOf(pending, await codeAt(test, member.secret))).toBe('LoginSuccess');
  });

  it('that is wrong leaves the pending login to try again, and a right one ends the run', async () => {
    const member = await memberWithAuthenticator(test, 'tries.again');
    const wrong = await wrongCode(test, member.secret);
    for (const steps of [-1, 0, 1]) {
      const pending = await passwordStep(test, member);
      for (let guess = 0; guess < 4; guess += 1) expect(await kindOf(pending, wrong)).toBe('WrongCode');
      expect(await kindOf(pending, await codeAt(test, member.secret, steps))).toBe('LoginSuccess');
    }
  });

  it('wrong ones leave the count of passwords alone, and wrong passwords that of codes', async () => {
    const member = await memberWithAuthenticator(test, 'two.counts');
    const pending = await passwordStep(test, member);
    for (let guess = 0; guess < 4; guess += 1) await verify(test, pending, await wrongCode(test, member.secret));
    for (const password of ['x', 'y']) expect((await login(test, member.userId, password)).data?.login.__typename).toBe('WrongCredentials');
    expect(await kindOf(pending, await codeAt(test, member.secret))).toBe('LoginSuccess');
  });
});

describe('one document', () => {
  it('checks one code only, and no password beside it', async () => {
    const two = await test.ask('mutation { a: verifyLogin(code: "1") { __typename } b: verifyLogin(code: "2") { __typename } }');
    expect(two.errors?.[0]?.message).toContain('more than one act that checks a secret');
    const mixed = await test.ask(`${LOGIN.replace('{\n', '{ verifyLogin(code: "1") { __typename }\n')}`, {
      input: { userId: 'x', password: 'y' },
    });
    expect(mixed.errors?.[0]?.message).toContain('more than one act that checks a secret');
  });
});
