import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { createMetrics, createPasswordHasher, deriveKeys, openDatabase, type Services } from '../platform/index.js';
import { codeAt, memberWithAuthenticator, VERIFY, type VerifyData } from '../test/factors.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { postGraphql, startApiProcesses, TEST_SECRET, type ApiProcesses } from '../test/processes.js';
import { LOGIN } from '../test/server.js';

const PROCESSES = 4;
const ROUNDS = process.env['PROOF'] === '1' ? 20 : 2;

let postgres: TestPostgres;
let api: ApiProcesses;
let services: Services;
beforeAll(async () => {
  postgres = await startPostgres();
  api = await startApiProcesses(PROCESSES, postgres.url);
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
  it(
    `AU-26: of ten uses of one code at once exactly one succeeds, ${ROUNDS} of ${ROUNDS} times`,
    { timeout: ROUNDS * 60_000 },
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const member = await memberWithAuthenticator({ services }, `race.${round}`);
        const { userId, password } = member;
        const address = `10.2.${round}.1`;
        const pending = await Promise.all(
          originsOf(10).map(async (origin) => {
            const { setCookie } = await postGraphql(origin, address, LOGIN, { input: { userId, password } });
            return /__Host-meisai-pending=[\w-]{43}/.exec(setCookie)?.[0] ?? 'none';
          }),
        );
        const code = await codeAt({ services }, member.secret);
        const answers = await Promise.all(
          originsOf(10).map((origin, index) => postGraphql<VerifyData>(origin, address, VERIFY, { code }, pending[index])),
        );
        const kinds = answers.map(({ data }) => data?.verifyLogin.__typename).toSorted();
        expect(kinds).toEqual(['LoginSuccess', ...Array.from({ length: 9 }, () => 'WrongCode')]);
      }
    },
  );

  it('AU-26: of many wrong codes at once five are checked, and then the codes are locked', { timeout: 60_000 }, async () => {
    const member = await memberWithAuthenticator({ services }, 'many.wrong');
    const { setCookie } = await postGraphql(originsOf(1)[0] ?? '', '10.2.99.1', LOGIN, {
      input: { userId: member.userId, password: member.password },
    });
    const pending = /__Host-meisai-pending=[\w-]{43}/.exec(setCookie)?.[0];
    const answers = await Promise.all(
      originsOf(40).map((origin) => postGraphql<VerifyData>(origin, '10.2.99.1', VERIFY, { code: 'not a code' }, pending)),
    );
    const kinds = answers.map(({ data }) => data?.verifyLogin.__typename ?? 'none');
    expect(kinds.filter((kind) => kind === 'WrongCode')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'CodesLocked').length).toBeGreaterThanOrEqual(1);
    expect(kinds.filter((kind) => !['WrongCode', 'CodesLocked', 'LoginExpired'].includes(kind))).toEqual([]);
  });
});

/** The processes in turn, this many times. */
function originsOf(count: number): string[] {
  return Array.from({ length: count }, (_none, index) => api.all[index % api.all.length]?.origin ?? '');
}
