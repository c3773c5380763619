import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSecondFactors } from '../factors/index.js';
import { renewRecoveryCodes } from '../factors/renew-recovery-codes.js';
import { query, type EntityManager, type RequestContext, type Services } from '../platform/index.js';
import { codeAt, memberWithAuthenticator, VERIFY, wrongCode, type VerifyData } from '../test/factors.js';
import { startHarness, type Harness } from '../test/harness.js';
import { LOGIN_WITH_PASSKEY, REGISTER, START_LOGIN, START_REGISTRATION } from '../test/passkeys.js';
import { enrolMember, LOGIN } from '../test/server.js';
import { SoftwareAuthenticator, type AskedOptions } from '../test/software-authenticator.js';

const ORIGIN = 'http://localhost:4000';
const ROUNDS = process.env['PROOF'] === '1' ? 20 : 2;

let api: Harness;
let services: Services;
beforeAll(async () => {
  api = await startHarness({ env: { PUBLIC_ORIGIN: ORIGIN } });
  ({ services } = api);
});
afterAll(() => api.stop());

describe('over several processes on one PostgreSQL', () => {
  it('recovery codes do not outlive an app that is removed while they are renewed', async () => {
    const { loginId, memberId } = await memberWithAuthenticator({ services }, 'renewed.late');
    const em = services.database.fork();
    const context = { em: services.database.fork(), services } as RequestContext;
    const renewed = await em.transactional(async (transaction) => {
      await query(transaction as EntityManager, 'delete from authenticator where login_id = $1', [loginId]);
      await query(transaction as EntityManager, 'delete from recovery_code where login_id = $1', [loginId]);
      const late = renewRecoveryCodes(context, { loginId, memberId, operatorId: null });
      await sleep(300);
      return { late };
    });
    expect(await renewed.late).toBeNull();
    expect(await findSecondFactors(em, loginId)).toEqual([]);
  });

  it('a recovery code is no second factor where there is no app', async () => {
    const { loginId } = await memberWithAuthenticator({ services }, 'left.over');
    const em = services.database.fork();
    await query(em, 'insert into recovery_code (login_id, code_hash) values ($1, $2)', [loginId, Buffer.from('any')]);
    expect(await findSecondFactors(em, loginId)).toEqual(['AUTHENTICATOR', 'RECOVERY_CODE']);
    await query(em, 'delete from authenticator where login_id = $1', [loginId]);
    expect(await findSecondFactors(em, loginId)).toEqual([]);
  });

  it(
    `AU-26: of ten uses of one code at once exactly one succeeds, ${ROUNDS} of ${ROUNDS} times`,
    { timeout: ROUNDS * 60_000 },
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const member = await memberWithAuthenticator({ services }, `race.${round}`);
        const input = { userId: member.userId, password: member.password };
        const pending = await atOnce(10, async (nth) => cookieOf(await api.ask(nth, LOGIN, { input }), 'meisai-pending'));
        const code = await codeAt({ services }, member.secret);
        const answers = await atOnce(10, (nth) => api.ask<VerifyData>(nth, VERIFY, { code }, pending[nth]));
        const kinds = answers.map(({ data }) => data?.verifyLogin.__typename).toSorted();
        expect(kinds).toEqual(['LoginSuccess', ...Array.from({ length: 9 }, () => 'WrongCode')]);
      }
    },
  );

  it('AU-26: of many wrong codes at once five are checked, and then the codes are locked', { timeout: 60_000 }, async () => {
    const { userId, password, secret } = await memberWithAuthenticator({ services }, 'many.wrong');
    const pending = cookieOf(await api.ask(0, LOGIN, { input: { userId, password } }), 'meisai-pending');
    const code = await wrongCode({ services }, secret);
    const answers = await atOnce(40, (nth) => api.ask<VerifyData>(nth, VERIFY, { code }, pending));
    const kinds = answers.map(({ data }) => data?.verifyLogin.__typename ?? 'none');
    expect(kinds.filter((kind) => kind === 'WrongCode')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'CodesLocked').length).toBeGreaterThanOrEqual(1);
    expect(kinds.filter((kind) => !['WrongCode', 'CodesLocked', 'LoginExpired'].includes(kind))).toEqual([]);
  });

  it(
    `AU-28: of twenty uses of one challenge at once at most one succeeds, ${ROUNDS} of ${ROUNDS} times`,
    { timeout: ROUNDS * 60_000 },
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const key = await registeredKey(`challenge.${round}`);
        const started = await api.ask<{ startPasskeyLogin: { optionsJson: string } }>(0, START_LOGIN, {});
        const cookie = cookieOf(started, 'meisai-passkey');
        const credentialJson = key.assert(JSON.parse(started.data?.startPasskeyLogin.optionsJson ?? 'null') as AskedOptions);
        const answers = await atOnce(20, (nth) =>
          api.ask<{ loginWithPasskey: { __typename: string } }>(nth, LOGIN_WITH_PASSKEY, { credentialJson }, cookie),
        );
        const kinds = answers.map(({ data }) => data?.loginWithPasskey.__typename).toSorted();
        expect(kinds).toEqual(['LoginSuccess', ...Array.from({ length: 19 }, () => 'PasskeyRefused')]);
      }
    },
  );
});

function atOnce<Answer>(count: number, ask: (nth: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: count }, (_none, nth) => ask(nth)));
}

function cookieOf({ setCookie }: { setCookie: string }, name: string): string {
  return new RegExp(`__Host-${name}=[\\w-]{43}`).exec(setCookie)?.[0] ?? 'none';
}

/** A passkey that a new member has added. */
async function registeredKey(userId: string): Promise<SoftwareAuthenticator> {
  const { password } = await enrolMember(services, userId);
  const session = cookieOf(await api.ask(0, LOGIN, { input: { userId, password } }), 'meisai');
  const asked = await api.ask<{ startPasskeyRegistration: { optionsJson: string } }>(0, START_REGISTRATION, {}, session);
  const key = new SoftwareAuthenticator(ORIGIN);
  const credentialJson = key.register(JSON.parse(asked.data?.startPasskeyRegistration.optionsJson ?? 'null') as AskedOptions);
  await api.ask(0, REGISTER, { input: { credentialJson, name: 'Race' } }, session);
  return key;
}
