import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { codeAt, countActivity, mailSubjects, memberWithAuthenticator, passwordStep, verify, wrongCode } from '../test/factors.js';
import { atMinute, login } from '../test/logins.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const START = 'mutation { startAuthenticator { __typename ... on AuthenticatorSetup { secret uri } } }';
const CONFIRM = `mutation ($code: String!) { confirmAuthenticator(code: $code) { __typename ... on RecoveryCodes { recoveryCodes } } }`;
const RENEW = 'mutation { renewRecoveryCodes { __typename ... on RecoveryCodes { recoveryCodes } } }';
const REMOVE = 'mutation { removeAuthenticator { __typename ... on RemoveAuthenticatorSuccess { secondFactors } } }';
const FACTORS = '{ viewer { login { secondFactors authenticator { recoveryCodesLeft } } } }';

interface Answered {
  __typename: string;
  secret?: string;
  uri?: string;
  recoveryCodes?: string[];
  secondFactors?: string[];
}

async function act(cookie: string, document: string, variables: object = {}): Promise<Answered> {
  const { data } = await test.ask<Record<string, Answered>>(document, variables, { cookie });
  return Object.values(data ?? {})[0] ?? { __typename: 'none' };
}

async function factorsOf(cookie: string) {
  const { data } = await test.ask<{ viewer: { login: { secondFactors: string[]; authenticator: { recoveryCodesLeft: number } | null } } }>(
    FACTORS,
    {},
    { cookie },
  );
  return data?.viewer.login;
}

/** A member who has logged in and set an authenticator app up. */
async function withApp(userId: string) {
  const member = await enrolMember(test.services, userId);
  const cookie = (await login(test, userId, member.password)).cookie ?? '';
  const { secret = '' } = await act(cookie, START);
  const { recoveryCodes = [] } = await act(cookie, CONFIRM, { code: await codeAt(test, secret) });
  return { member, cookie, secret, recoveryCodes };
}

describe('an authenticator app', () => {
  it('counts once a code confirms it, with ten recovery codes, a line of activity and a mail', async () => {
    const member = await enrolMember(test.services, 'sets.up');
    const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
    const { secret = '', uri } = await act(cookie, START);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toBe(`otpauth://totp/Meisai:sets.up?secret=${secret}&issuer=Meisai`);
    expect(await factorsOf(cookie)).toEqual({ secondFactors: [], authenticator: null });
    expect((await login(test, member.userId, member.password)).data?.login.__typename).toBe('LoginSuccess');
    expect((await act(cookie, CONFIRM, { code: await wrongCode(test, secret) })).__typename).toBe('WrongCode');
    const { recoveryCodes } = await act(cookie, CONFIRM, { code: await codeAt(test, secret) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(recoveryCodes?.every((code) => /^[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}$/.test(code))).toBe(true);
    expect(await factorsOf(cookie)).toEqual({
      secondFactors: ['AUTHENTICATOR', 'RECOVERY_CODE'],
      authenticator: { recoveryCodesLeft: 10 },
    });
    expect(await countActivity(test, member.memberId, 'AUTHENTICATOR_ADDED')).toBe(1);
    await expect.poll(() => mailSubjects(test, member.userId)).toEqual(['An authenticator app was set up']);
  });

  it('is not confirmed by a code that already did so, nor after a quarter of an hour', async () => {
    const { cookie, secret } = await withApp('confirmed.once');
    expect((await act(cookie, CONFIRM, { code: await codeAt(test, secret) })).__typename).toBe('SetupExpired');
    const { secret: second = '' } = await act(cookie, START);
    await query(
      test.services.database.fork(),
      `update authenticator set created_at = created_at - interval '16 minutes' where confirmed_at is null`,
      [],
    );
    expect((await act(cookie, CONFIRM, { code: await codeAt(test, second) })).__typename).toBe('SetupExpired');
  });

  it('goes on counting until a new one is confirmed in its place, with new recovery codes', async () => {
    const { member, cookie, secret, recoveryCodes } = await withApp('replaces.it');
    const { secret: next = '' } = await act(cookie, START);
    expect((await verify(test, await passwordStep(test, member), await codeAt(test, secret, 1))).data?.verifyLogin.__typename).toBe(
      'LoginSuccess',
    );
    const confirmed = await act(cookie, CONFIRM, { code: await codeAt(test, next) });
    expect(confirmed.recoveryCodes).not.toEqual(recoveryCodes);
    expect((await verify(test, await passwordStep(test, member), recoveryCodes[0] ?? '')).data?.verifyLogin.__typename).toBe('WrongCode');
    expect((await verify(test, await passwordStep(test, member), await codeAt(test, next, 1))).data?.verifyLogin.__typename).toBe(
      'LoginSuccess',
    );
  });

  it('is removed with its recovery codes, and the mail says when the password is all that is left', async () => {
    const { member, cookie } = await withApp('removes.it');
    expect(await act(cookie, REMOVE)).toEqual({ __typename: 'RemoveAuthenticatorSuccess', secondFactors: [] });
    expect((await act(cookie, REMOVE)).__typename).toBe('NoAuthenticator');
    expect((await act(cookie, RENEW)).__typename).toBe('NoAuthenticator');
    expect((await login(test, member.userId, member.password)).data?.login.__typename).toBe('LoginSuccess');
    expect(await countActivity(test, member.memberId, 'AUTHENTICATOR_REMOVED')).toBe(1);
    const mails = () =>
      query<{ text: string }>(
        test.services.database.fork(),
        `select text_body as text from caught_mail where subject like '%was removed'`,
        [],
      );
    await expect.poll(async () => (await mails())[0]?.text).toContain('protected by its password alone');
  });

  it('stays while the password is too short to be all there is, and goes once it is long', async () => {
    const { member, cookie } = await withApp('keeps.it');
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
    const short = { currentPassword: member.password, newPassword: 'qu4y-0wls' };
    const { cookie: second } = await test.ask(change, { input: short }, { cookie });
    expect((await act(second ?? '', REMOVE)).__typename).toBe('FactorNeeded');
    expect((await factorsOf(second ?? ''))?.secondFactors).toContain('AUTHENTICATOR');
    const long = { currentPassword: short.newPassword, newPassword: 'seven copper owls drink tea' };
    const { cookie: third } = await test.ask(change, { input: long }, { cookie: second ?? '' });
    expect((await act(third ?? '', REMOVE)).__typename).toBe('RemoveAuthenticatorSuccess');
  });

  it('is set up, renewed and removed only with a fresh proof, and by who is logged in', async () => {
    const { cookie } = await withApp('proof.needed');
    await atMinute(test, 11, async () => {
      for (const document of [START, RENEW, REMOVE]) expect((await act(cookie, document)).__typename).toBe('StepUpNeeded');
      expect((await act(cookie, CONFIRM, { code: '123456' })).__typename).toBe('StepUpNeeded');
    });
    for (const document of [START, RENEW, REMOVE]) expect((await act('', document)).__typename).toBe('NotLoggedIn');
  });
});

describe('a recovery code', () => {
  it('lets in once, is counted down, and is told by mail', async () => {
    const { member, cookie, recoveryCodes } = await withApp('recovers.once');
    const [code = ''] = recoveryCodes;
    expect((await verify(test, await passwordStep(test, member), code.toUpperCase().replace('-', ' '))).data?.verifyLogin.__typename).toBe(
      'LoginSuccess',
    );
    expect((await verify(test, await passwordStep(test, member), code)).data?.verifyLogin.__typename).toBe('WrongCode');
    expect((await factorsOf(cookie))?.authenticator?.recoveryCodesLeft).toBe(9);
    expect(await countActivity(test, member.memberId, 'RECOVERY_CODE_USED')).toBe(1);
    await expect.poll(() => mailSubjects(test, member.userId)).toContain('A recovery code was used');
  });

  it('is worth nothing once they are renewed, and nothing to another login', async () => {
    const { member, cookie, recoveryCodes } = await withApp('renews.them');
    const other = await memberWithAuthenticator(test, 'other.codes');
    expect((await verify(test, await passwordStep(test, other), recoveryCodes[0] ?? '')).data?.verifyLogin.__typename).toBe('WrongCode');
    const renewed = await act(cookie, RENEW);
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect((await verify(test, await passwordStep(test, member), recoveryCodes[0] ?? '')).data?.verifyLogin.__typename).toBe('WrongCode');
    expect((await verify(test, await passwordStep(test, member), renewed.recoveryCodes?.[0] ?? '')).data?.verifyLogin.__typename).toBe(
      'LoginSuccess',
    );
  });

  it('is kept under a key of its own: neither it nor a plain hash of it is in the database', async () => {
    const { recoveryCodes } = await withApp('keyed.codes');
    const rows = await query<{ text: string }>(
      test.services.database.fork(),
      `select encode(code_hash, 'hex') as text from recovery_code`,
      [],
    );
    const plain = recoveryCodes
      .flatMap((code) => [code, code.replace('-', '')])
      .map((code) => createHash('sha256').update(code).digest('hex'));
    expect(rows.some(({ text }) => plain.includes(text))).toBe(false);
  });
});

describe('a step-up of a login with an authenticator app', () => {
  const STEP_UP = 'mutation ($code: String!) { stepUpWithCode(code: $code) { __typename } }';

  it('SE-01: takes a code and no password, under a new token; the old one stays anonymous', async () => {
    const { member, cookie, secret } = await withApp('steps.up');
    await atMinute(test, 11, async () => {
      const password = `mutation ($password: String!) { stepUpWithPassword(password: $password) { __typename ... on SecondFactorNeeded { secondFactors } } }`;
      expect(await act(cookie, password, { password: member.password })).toEqual({
        __typename: 'SecondFactorNeeded',
        secondFactors: ['AUTHENTICATOR', 'RECOVERY_CODE'],
      });
      expect((await act(cookie, STEP_UP, { code: await wrongCode(test, secret) })).__typename).toBe('WrongCode');
      const answer = await test.ask<Record<string, Answered>>(STEP_UP, { code: await codeAt(test, secret) }, { cookie });
      expect(answer.data?.['stepUpWithCode']?.__typename).toBe('StepUpSuccess');
      expect((await act(cookie, RENEW)).__typename).toBe('NotLoggedIn');
      expect((await act(answer.cookie ?? '', RENEW)).__typename).toBe('RecoveryCodes');
    });
  });

  it('shares the count of wrong codes with the login', async () => {
    const { member, cookie, secret } = await withApp('one.count');
    const wrong = await wrongCode(test, secret);
    for (let guess = 0; guess < 4; guess += 1) expect((await act(cookie, STEP_UP, { code: wrong })).__typename).toBe('WrongCode');
    expect((await verify(test, await passwordStep(test, member), wrong)).data?.verifyLogin.__typename).toBe('CodesLocked');
    expect((await act(cookie, STEP_UP, { code: await codeAt(test, secret, 1) })).__typename).toBe('CodesLocked');
  });
});
