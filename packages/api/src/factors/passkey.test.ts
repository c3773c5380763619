import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { countActivity, mailSubjects } from '../test/factors.js';
import { atMinute, login } from '../test/logins.js';
import { act, askForRegistration, memberWithPasskey, newAuthenticator, REGISTER, START_REGISTRATION } from '../test/passkeys.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { cborMap, cborText, type Forgery } from '../test/software-authenticator.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const PASSKEYS = '{ viewer { login { secondFactors passkeys { id name isSynced lastUsedAt } } } }';
const RENAME =
  'mutation ($input: RenamePasskeyInput!) { renamePasskey(input: $input) { __typename ... on RenamePasskeySuccess { passkey { name } } } }';
const REMOVE = 'mutation ($id: ID!) { removePasskey(id: $id) { __typename ... on RemovePasskeySuccess { secondFactors } } }';

async function passkeysOf(cookie: string) {
  const { data } = await test.ask<{ viewer: { login: { secondFactors: string[]; passkeys: { id: string; name: string }[] } } }>(
    PASSKEYS,
    {},
    { cookie },
  );
  return data?.viewer.login;
}

async function enter(userId: string): Promise<string> {
  const member = await enrolMember(test.services, userId);
  return (await login(test, userId, member.password)).cookie ?? '';
}

describe('a passkey', () => {
  it('is asked for so that it is found without a user ID and checks its holder', async () => {
    const cookie = await enter('asks.one');
    const asked = (await askForRegistration(test, cookie)) as unknown as Record<string, unknown>;
    expect(asked).toMatchObject({
      rp: { id: 'localhost', name: 'Meisai' },
      user: { name: 'asks.one' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      pubKeyCredParams: [{ alg: -8 }, { alg: -7 }, { alg: -257 }],
      excludeCredentials: [],
    });
  });

  it('is added, shown, told by mail and recorded, and is left out when another one is asked for', async () => {
    const { userId, memberId, cookie, key } = await memberWithPasskey(test, 'adds.one');
    expect(await passkeysOf(cookie)).toMatchObject({
      secondFactors: ['PASSKEY'],
      passkeys: [{ name: 'Laptop', isSynced: false, lastUsedAt: null }],
    });
    expect(await countActivity(test, memberId, 'PASSKEY_ADDED')).toBe(1);
    await expect.poll(() => mailSubjects(test, userId)).toEqual(['A passkey was added']);
    const again = (await askForRegistration(test, cookie)) as unknown as { excludeCredentials: { id: string }[] };
    expect(again.excludeCredentials.map(({ id }) => id)).toEqual([key.credentialId.toString('base64url')]);
  });

  it('is renamed and removed by its member only, and the mail says when the password is all that is left', async () => {
    const { cookie, memberId, userId } = await memberWithPasskey(test, 'owns.one');
    const stranger = await memberWithPasskey(test, 'owns.none');
    const id = (await passkeysOf(cookie))?.passkeys[0]?.id ?? '';
    expect((await act(test, stranger.cookie, RENAME, { input: { id, name: 'Mine' } })).__typename).toBe('PasskeyNotFound');
    expect((await act(test, stranger.cookie, REMOVE, { id })).__typename).toBe('PasskeyNotFound');
    expect(await act(test, cookie, RENAME, { input: { id, name: '  花子の  電話 ' } })).toMatchObject({ passkey: { name: '花子の 電話' } });
    expect(await act(test, cookie, REMOVE, { id })).toEqual({ __typename: 'RemovePasskeySuccess', secondFactors: [] });
    expect((await act(test, cookie, REMOVE, { id })).__typename).toBe('PasskeyNotFound');
    expect(await countActivity(test, memberId, 'PASSKEY_RENAMED')).toBe(1);
    expect(await countActivity(test, memberId, 'PASSKEY_REMOVED')).toBe(1);
    await expect.poll(() => mailSubjects(test, userId)).toEqual(['A passkey was added', 'A passkey was removed']);
    const [mail] = await query<{ text: string }>(
      test.services.database.fork(),
      `select text_body as text from caught_mail where subject = 'A passkey was removed'`,
      [],
    );
    expect(mail?.text).toContain('花子の 電話');
    expect(mail?.text).toContain('protected by its password alone');
  });

  it('can be fetched by its id, by its member', async () => {
    const { cookie } = await memberWithPasskey(test, 'node.one');
    const stranger = await enter('node.none');
    const id = (await passkeysOf(cookie))?.passkeys[0]?.id ?? '';
    const ask = async (from: string) =>
      (await test.ask<{ node: unknown }>('query ($id: ID!) { node(id: $id) { ... on Passkey { name } } }', { id }, { cookie: from })).data
        ?.node;
    expect([await ask(cookie), await ask(stranger)]).toEqual([{ name: 'Laptop' }, null]);
  });

  it('is changed only with a fresh proof', async () => {
    const { cookie, key } = await memberWithPasskey(test, 'stale.one');
    const id = (await passkeysOf(cookie))?.passkeys[0]?.id ?? '';
    const credentialJson = key.register({ challenge: 'x', rp: { id: 'localhost' } });
    await atMinute(test, 11, async () => {
      expect((await act(test, cookie, START_REGISTRATION)).__typename).toBe('StepUpNeeded');
      expect((await act(test, cookie, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('StepUpNeeded');
      expect((await act(test, cookie, RENAME, { input: { id, name: 'x' } })).__typename).toBe('StepUpNeeded');
      expect((await act(test, cookie, REMOVE, { id })).__typename).toBe('StepUpNeeded');
    });
  });

  it('stays while the password is too short to be all there is', async () => {
    const { cookie, password } = await memberWithPasskey(test, 'short.password');
    const id = (await passkeysOf(cookie))?.passkeys[0]?.id ?? '';
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
    const input = { currentPassword: password, newPassword: 'qu4y-0wls' };
    const { cookie: next } = await test.ask(change, { input }, { cookie });
    expect((await act(test, next ?? '', REMOVE, { id })).__typename).toBe('FactorNeeded');
    expect((await passkeysOf(next ?? ''))?.passkeys).toHaveLength(1);
  });

  it('is one of twenty at most', async () => {
    const { cookie, memberId } = await memberWithPasskey(test, 'twenty.one');
    const asked = await askForRegistration(test, cookie);
    await query(
      test.services.database.fork(),
      `insert into passkey (id, login_id, credential_id, public_key, sign_count, transports, is_synced, name)
       select gen_random_uuid(), l.id, decode(md5(n::text), 'hex'), '', 0, '{}', false, 'more'
         from generate_series(1, 19) n, login l where l.member_id = $1`,
      [memberId],
    );
    expect((await act(test, cookie, START_REGISTRATION)).__typename).toBe('TooManyPasskeys');
    const credentialJson = newAuthenticator(test).register(asked);
    expect((await act(test, cookie, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('TooManyPasskeys');
  });
});

describe('AU-28: a registration is refused', () => {
  const FORGERIES: [what: string, forgery: Forgery][] = [
    ['for another RP ID', { rpId: 'evil.example' }],
    ['for another origin', { origin: 'https://evil.example' }],
    ['from a page inside another one', { crossOrigin: true }],
    ['of the wrong kind', { type: 'webauthn.get' }],
    ['with another challenge', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
    ['without the touch of its holder', { isPresent: false }],
    ['without checking its holder', { isVerified: false }],
    ['of an algorithm that was not offered (ES384)', { algorithm: -35 }],
    ['of an algorithm that was not offered (RS1)', { algorithm: -65_535 }],
    ['of a credential without an id', { credentialId: Buffer.alloc(0) }],
    [
      'with an attestation that would be fetched',
      { attestation: cborMap([cborText('fmt'), cborText('tpm')], [cborText('attStmt'), cborMap()]) },
    ],
    ['with an attestation that is no CBOR', { attestation: Buffer.from('nonsense') }],
  ];

  it.each(FORGERIES)('%s', async (_what, forgery) => {
    const cookie = await enter(`forged.${FORGERIES.findIndex(([, each]) => each === forgery)}.reg`);
    const credentialJson = newAuthenticator(test).register(await askForRegistration(test, cookie), forgery);
    expect((await act(test, cookie, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('PasskeyRefused');
    expect((await passkeysOf(cookie))?.passkeys).toEqual([]);
  });

  it('when it is replayed, comes too late, or answers the challenge of another session', async () => {
    const [cookie, other] = [await enter('replays.reg'), await enter('replays.other')];
    const key = newAuthenticator(test);
    const credentialJson = key.register(await askForRegistration(test, cookie));
    expect((await act(test, other, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('PasskeyRefused');
    expect((await act(test, cookie, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('RegisterPasskeySuccess');
    expect((await act(test, cookie, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('PasskeyRefused');
    const asked = await askForRegistration(test, cookie);
    const twoOfOne = [newAuthenticator(test).register(asked), newAuthenticator(test).register(asked)];
    const kinds = [];
    for (const json of twoOfOne) kinds.push((await act(test, cookie, REGISTER, { input: { credentialJson: json, name: 'x' } })).__typename);
    expect(kinds).toEqual(['RegisterPasskeySuccess', 'PasskeyRefused']);
    const late = newAuthenticator(test).register(await askForRegistration(test, cookie));
    await atMinute(test, 6, async () =>
      expect((await act(test, cookie, REGISTER, { input: { credentialJson: late, name: 'x' } })).__typename).toBe('PasskeyRefused'),
    );
  });

  it('of a credential another login has', async () => {
    const { key } = await memberWithPasskey(test, 'has.it');
    const cookie = await enter('wants.it');
    const credentialJson = newAuthenticator(test).register(await askForRegistration(test, cookie), { credentialId: key.credentialId });
    expect((await act(test, cookie, REGISTER, { input: { credentialJson, name: 'x' } })).__typename).toBe('PasskeyRefused');
  });

  it.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['an id that is none', '{"id":1}'],
    ['without a response', '{"id":"x","response":{}}'],
    ['far too long', `{"id":"x","response":{"clientDataJSON":"${'A'.repeat(30_000)}"}}`],
  ])('that is none at all: %s', async (_what, credentialJson) => {
    const cookie = await enter(`odd.${Math.random().toString(36).slice(2, 10)}`);
    const answer = await test.ask(REGISTER, { input: { credentialJson, name: 'x' } }, { cookie });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ registerPasskey: { __typename: 'PasskeyRefused' } });
  });
});
