import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { codeAt, countActivity, memberWithAuthenticator, pendingCookieOf, verify, wrongCode } from '../test/factors.js';
import { atMinute, login, outcomesOf, VIEWER } from '../test/logins.js';
import {
  act,
  askForLogin,
  askForRegistration,
  loginWithPasskey,
  memberWithPasskey,
  REGISTER,
  type MemberWithPasskey,
} from '../test/passkeys.js';
import { startTestServer, type TestServer } from '../test/server.js';
import type { AskedOptions, Forgery } from '../test/software-authenticator.js';
import { guardKey, openLogin, shutLogin } from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const START_STEP_UP = 'mutation { startPasskeyStepUp { __typename ... on PasskeyChallenge { optionsJson } } }';
const STEP_UP = 'mutation ($credentialJson: String!) { stepUpWithPasskey(credentialJson: $credentialJson) { __typename } }';

/** Logs in from a new browser, honestly or not. */
async function comeIn({ key }: Pick<MemberWithPasskey, 'key'>, forgery: Forgery = {}): Promise<string | undefined> {
  const { asked, cookie } = await askForLogin(test);
  return (await loginWithPasskey(test, cookie, key.assert(asked, forgery))).data?.loginWithPasskey.__typename;
}

async function isAlive(cookie: string): Promise<boolean> {
  return (await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer !== null;
}

async function askForStepUp(cookie: string): Promise<AskedOptions> {
  return JSON.parse((await act(test, cookie, START_STEP_UP)).optionsJson ?? 'null') as AskedOptions;
}

describe('a login with a passkey', () => {
  it('needs nothing else, opens a session under new cookies, and is recorded', async () => {
    const member = await memberWithPasskey(test, 'passkey.one');
    const { asked, cookie } = await askForLogin(test);
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] });
    const answer = await loginWithPasskey(test, cookie, member.key.assert(asked));
    expect(answer.data?.loginWithPasskey.__typename).toBe('LoginSuccess');
    expect(await isAlive(answer.cookie ?? '')).toBe(true);
    expect(String(answer.headers['set-cookie'])).toMatch(/__Host-meisai-passkey=;/);
    expect(await countActivity(test, member.memberId, 'LOGGED_IN')).toBe(2);
  });

  it('is the second factor too: the password alone waits for it, and the waiting login ends', async () => {
    const member = await memberWithPasskey(test, 'passkey.second');
    const first = await login(test, member.userId, member.password);
    expect(first.data?.login.__typename).toBe('SecondFactorNeeded');
    const pending = pendingCookieOf(first);
    const { asked, cookie } = await askForLogin(test);
    const answer = await loginWithPasskey(test, `${pending}; ${cookie}`, member.key.assert(asked));
    expect(answer.data?.loginWithPasskey.__typename).toBe('LoginSuccess');
    expect((await verify(test, pending, '123456')).data?.verifyLogin.__typename).toBe('LoginExpired');
  });

  it('opens a login that wrong passwords have locked, not one the concierge has shut', async () => {
    const member = await memberWithPasskey(test, 'passkey.opens');
    const key = guardKey(test.services.keys, 'MEMBER', member.userId);
    const em = test.services.database.fork();
    expect(await outcomesOf(test, member.userId, ['x', 'y', 'z', member.password])).toContain('LoginLocked');
    expect(await comeIn(member)).toBe('LoginSuccess');
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['SecondFactorNeeded']);
    await shutLogin(em, key);
    expect(await comeIn(member)).toBe('LoginShut');
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginLocked']);
    await openLogin(em, key);
    expect(await comeIn(member)).toBe('LoginSuccess');
  });

  it('gives strangers no new guesses where nothing was locked', async () => {
    const member = await memberWithPasskey(test, 'passkey.gives.none');
    expect(await outcomesOf(test, member.userId, ['x', 'y'])).toEqual(['WrongCredentials', 'WrongCredentials']);
    expect(await comeIn(member)).toBe('LoginSuccess');
    expect(await outcomesOf(test, member.userId, ['z', 'z'])).toEqual(['WrongCredentials', 'LoginLocked']);
  });

  it('lets codes be tried again that wrong ones have locked', async () => {
    const { secret, userId, password, loginId } = await memberWithAuthenticator(test, 'passkey.codes');
    const cookie = (await verify(test, pendingCookieOf(await login(test, userId, password)), await codeAt(test, secret))).cookie ?? '';
    const member = await memberWithPasskey(test, 'passkey.donor');
    const asked = await askForRegistration(test, cookie);
    await act(test, cookie, REGISTER, {
      input: { credentialJson: member.key.register(asked, { credentialId: randomBytes(16) }), name: 'x' },
    });
    await query(test.services.database.fork(), 'update passkey set credential_id = $2 where login_id = $1', [
      loginId,
      Buffer.from('codes'),
    ]);
    for (let guess = 0; guess < 5; guess += 1)
      await verify(test, pendingCookieOf(await login(test, userId, password)), await wrongCode(test, secret));
    expect(await comeIn(member, { credentialId: Buffer.from('codes') })).toBe('LoginSuccess');
    const pending = pendingCookieOf(await login(test, userId, password));
    expect((await verify(test, pending, await codeAt(test, secret, 1))).data?.verifyLogin.__typename).toBe('LoginSuccess');
  });

  it('is refused to a closed account', async () => {
    const member = await memberWithPasskey(test, 'passkey.closed');
    await query(test.services.database.fork(), 'update login set closed_at = app_now() where member_id = $1', [member.memberId]);
    expect(await comeIn(member)).toBe('LoginClosed');
  });

  it('is over once the passkey is removed', async () => {
    const member = await memberWithPasskey(test, 'passkey.removed');
    await query(test.services.database.fork(), 'delete from passkey', []);
    expect(await comeIn(member)).toBe('PasskeyRefused');
  });
});

describe('AU-28: an assertion is refused', () => {
  const FORGERIES: [what: string, forgery: Forgery][] = [
    ['for another RP ID', { rpId: 'evil.example' }],
    ['for another origin', { origin: 'https://evil.example' }],
    ['from a page inside another one', { crossOrigin: true }],
    ['of the wrong kind', { type: 'webauthn.create' }],
    ['with another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['without the touch of its holder', { isPresent: false }],
    ['without checking its holder', { isVerified: false }],
    ['signed with another key', { privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
    ['of an unknown credential', { credentialId: randomBytes(32) }],
    ['for another user', { userHandle: randomBytes(16).toString('base64url') }],
    ['that names nobody', { userHandle: null }],
    ['with a counter that stands still', { signCount: 1 }],
    ['with a counter that went back to nothing', { signCount: 0 }],
  ];

  it.each(FORGERIES)('%s', async (_what, forgery) => {
    const member = await memberWithPasskey(test, `forged.${FORGERIES.findIndex(([, each]) => each === forgery)}.get`);
    expect(await comeIn(member, forgery)).toBe('PasskeyRefused');
    expect(await comeIn(member)).toBe('LoginSuccess');
  });

  it('with a counter going backwards, which is recorded', async () => {
    const member = await memberWithPasskey(test, 'counter.back');
    for (const signCount of [7, 9]) expect(await comeIn(member, { signCount })).toBe('LoginSuccess');
    for (const signCount of [9, 8, 1]) expect(await comeIn(member, { signCount })).toBe('PasskeyRefused');
    expect(await countActivity(test, member.memberId, 'PASSKEY_COUNTER_REGRESSED')).toBe(3);
    expect(await comeIn(member, { signCount: 10 })).toBe('LoginSuccess');
  });

  it('of the credential of another member, in the name of this one', async () => {
    const [member, other] = [await memberWithPasskey(test, 'mine.one'), await memberWithPasskey(test, 'theirs.one')];
    const { asked, cookie } = await askForLogin(test);
    const mine = JSON.parse(member.key.assert(asked)) as { response: { userHandle: string } };
    expect(
      (await loginWithPasskey(test, cookie, other.key.assert(asked, { userHandle: mine.response.userHandle }))).data?.loginWithPasskey
        .__typename,
    ).toBe('PasskeyRefused');
  });

  it('when it is replayed, comes too late, or answers the challenge of another browser, session or purpose', async () => {
    const member = await memberWithPasskey(test, 'replays.get');
    const { asked, cookie } = await askForLogin(test);
    const assertion = member.key.assert(asked);
    const other = await askForLogin(test);
    const kind = async (from: string, json: string) => (await loginWithPasskey(test, from, json)).data?.loginWithPasskey.__typename;
    expect(await kind(other.cookie, assertion)).toBe('PasskeyRefused');
    expect(await kind('nothing=here', assertion)).toBe('PasskeyRefused');
    expect(await kind(cookie, assertion)).toBe('LoginSuccess');
    expect(await kind(cookie, assertion)).toBe('PasskeyRefused');
    // Signed anew, with a counter that goes on: the challenge alone tells.
    expect(await kind(cookie, member.key.assert(asked))).toBe('PasskeyRefused');
    const late = await askForLogin(test);
    await atMinute(test, 6, async () => expect(await kind(late.cookie, member.key.assert(late.asked))).toBe('PasskeyRefused'));
    const stepUp = await askForStepUp(member.cookie);
    const fresh = await askForLogin(test);
    expect(await kind(fresh.cookie, member.key.assert(stepUp))).toBe('PasskeyRefused');
    expect((await act(test, member.cookie, STEP_UP, { credentialJson: member.key.assert(fresh.asked) })).__typename).toBe('PasskeyRefused');
  });

  it.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['without a challenge', '{"id":"x","response":{"clientDataJSON":"e30"}}'],
    ['far too long', 'A'.repeat(50_000)],
  ])('that is none at all: %s', async (_what, json) => {
    const { cookie } = await askForLogin(test);
    const answer = await loginWithPasskey(test, cookie, json);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.loginWithPasskey.__typename).toBe('PasskeyRefused');
  });
});

describe('a step-up with a passkey', () => {
  it('SE-01: renews the proof under a new token, and the old one stays anonymous', async () => {
    const member = await memberWithPasskey(test, 'passkey.steps');
    const asked = await askForStepUp(member.cookie);
    expect(asked).toMatchObject({ allowCredentials: [{ id: member.key.credentialId.toString('base64url') }] });
    const answer = await test.ask<{ stepUpWithPasskey: { __typename: string } }>(
      STEP_UP,
      { credentialJson: member.key.assert(asked) },
      { cookie: member.cookie },
    );
    expect(answer.data?.stepUpWithPasskey.__typename).toBe('StepUpSuccess');
    expect([await isAlive(member.cookie), await isAlive(answer.cookie ?? '')]).toEqual([false, true]);
  });

  it('AU-28: takes no passkey of another member, and no challenge of another session', async () => {
    const [member, other] = [await memberWithPasskey(test, 'steps.mine'), await memberWithPasskey(test, 'steps.theirs')];
    const asked = await askForStepUp(member.cookie);
    expect((await act(test, member.cookie, STEP_UP, { credentialJson: other.key.assert(asked) })).__typename).toBe('PasskeyRefused');
    const theirs = await askForStepUp(other.cookie);
    expect((await act(test, member.cookie, STEP_UP, { credentialJson: member.key.assert(theirs) })).__typename).toBe('PasskeyRefused');
    expect((await act(test, '', STEP_UP, { credentialJson: '{}' })).__typename).toBe('NotLoggedIn');
  });
});
