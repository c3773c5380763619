import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSecondFactors } from '../factors/index.js';
import { renewRecoveryCodes } from '../factors/renew-recovery-codes.js';
import { ENTITIES } from '../features.js';
import {
  createMetrics,
  createPasswordHasher,
  deriveKeys,
  openDatabase,
  query,
  type EntityManager,
  type RequestContext,
  type Services,
} from '../platform/index.js';
import { codeAt, memberWithAuthenticator, VERIFY, wrongCode, type VerifyData } from '../test/factors.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { postGraphql, startApiProcesses, TEST_SECRET, type ApiProcesses } from '../test/processes.js';
import { LOGIN_WITH_PASSKEY, REGISTER, START_LOGIN, START_REGISTRATION } from '../test/passkeys.js';
import { enrolMember, LOGIN } from '../test/server.js';
import { SoftwareAuthenticator, type AskedOptions } from '../test/software-authenticator.js';

const PROCESSES = 4;
const ORIGIN = 'http://localhost:4000';
const ADDRESS = '10.3.1.1';
const ROUNDS = process.env['PROOF'] === '1' ? 20 : 2;

let postgres: TestPostgres;
let api: ApiProcesses;
let services: Services;
beforeAll(async () => {
  postgres = await startPostgres();
  api = await startApiProcesses(PROCESSES, postgres.url, { PUBLIC_ORIGIN: ORIGIN });
  services = {
    database: await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 2 }),
    passwordHasher: createPasswordHasher(createMetrics()),
    keys: deriveKeys(TEST_SECRET),
  } as Services;
});
afterAll(async () => {
  await api.stop();
  await services.passwordHasher.close();
  await services.database.close();
  await postgres.stop();
});

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
        const pending = await Promise.all(
          originsOf(10).map(async (origin) => cookieOf(await postGraphql(origin, ADDRESS, LOGIN, { input }), 'meisai-pending')),
        );
        const code = await codeAt({ services }, member.secret);
        const answers = await Promise.all(
          originsOf(10).map((origin, index) => postGraphql<VerifyData>(origin, ADDRESS, VERIFY, { code }, pending[index])),
        );
        const kinds = answers.map(({ data }) => data?.verifyLogin.__typename).toSorted();
        expect(kinds).toEqual(['LoginSuccess', ...Array.from({ length: 9 }, () => 'WrongCode')]);
      }
    },
  );

  it('AU-26: of many wrong codes at once five are checked, and then the codes are locked', { timeout: 60_000 }, async () => {
    const { userId, password, secret } = await memberWithAuthenticator({ services }, 'many.wrong');
    const pending = cookieOf(await postGraphql(first(), ADDRESS, LOGIN, { input: { userId, password } }), 'meisai-pending');
    const code = await wrongCode({ services }, secret);
    const answers = await Promise.all(originsOf(40).map((origin) => postGraphql<VerifyData>(origin, ADDRESS, VERIFY, { code }, pending)));
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
        const started = await postGraphql<{ startPasskeyLogin: { optionsJson: string } }>(first(), ADDRESS, START_LOGIN, {});
        const cookie = cookieOf(started, 'meisai-passkey');
        const credentialJson = key.assert(JSON.parse(started.data?.startPasskeyLogin.optionsJson ?? 'null') as AskedOptions);
        const answers = await Promise.all(
          originsOf(20).map((origin) =>
            postGraphql<{ loginWithPasskey: { __typename: string } }>(origin, ADDRESS, LOGIN_WITH_PASSKEY, { credentialJson }, cookie),
          ),
        );
        const kinds = answers.map(({ data }) => data?.loginWithPasskey.__typename).toSorted();
        expect(kinds).toEqual(['LoginSuccess', ...Array.from({ length: 19 }, () => 'PasskeyRefused')]);
      }
    },
  );
});

/** The processes in turn, this many times. */
function originsOf(count: number): string[] {
  return Array.from({ length: count }, (_none, index) => api.all[index % api.all.length]?.origin ?? '');
}

function first(): string {
  return api.all[0]?.origin ?? '';
}

function cookieOf({ setCookie }: { setCookie: string }, name: string): string {
  return new RegExp(`__Host-${name}=[\\w-]{43}`).exec(setCookie)?.[0] ?? 'none';
}

/** A passkey that a new member has added. */
async function registeredKey(userId: string): Promise<SoftwareAuthenticator> {
  const { password } = await enrolMember(services, userId);
  const session = cookieOf(await postGraphql(first(), ADDRESS, LOGIN, { input: { userId, password } }), 'meisai');
  const asked = await postGraphql<{ startPasskeyRegistration: { optionsJson: string } }>(first(), ADDRESS, START_REGISTRATION, {}, session);
  const key = new SoftwareAuthenticator(ORIGIN);
  const credentialJson = key.register(JSON.parse(asked.data?.startPasskeyRegistration.optionsJson ?? 'null') as AskedOptions);
  await postGraphql(first(), ADDRESS, REGISTER, { input: { credentialJson, name: 'Race' } }, session);
  return key;
}
