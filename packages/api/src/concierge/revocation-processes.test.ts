import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, type Services } from '../platform/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { VIEWER } from '../test/logins.js';
import { memberGlobalId, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, LOGIN, type EnrolledMember } from '../test/server.js';

const IS_PROOF = process.env['PROOF'] === '1';
const PROCESSES = 4;
const PER_SECOND = IS_PROOF ? 50 : 10;
const SECONDS = IS_PROOF ? 5 : 2;
const FELT_WITHIN_MS = 1000;

let api: Harness;
let services: Services;
let operator: OperatorAtWork;
beforeAll(async () => {
  api = await startHarness({ processes: PROCESSES });
  ({ services } = api);
  operator = await startOperator(services);
});
afterAll(() => api.stop());

const LOCK = 'mutation ($input: MemberActInput!) { lockLogin(input: $input) { __typename } }';
const CLOSE = 'mutation ($input: CloseAccountInput!) { closeAccount(input: $input) { __typename } }';

describe(`the sessions of a member over ${PROCESSES} processes`, () => {
  it.each([
    [
      'locks the login',
      'locked.everywhere',
      LOCK,
      (member: EnrolledMember) => ({ memberId: memberGlobalId(member) }),
      'LoginLockedByConcierge',
    ],
    [
      'closes the account',
      'closed.everywhere',
      CLOSE,
      ({ accountId }: EnrolledMember) => ({ accountId: globalId('Account', accountId) }),
      'AccountClosed',
    ],
  ] as const)(
    'SE-04: are dead on every process within a second after an operator %s, while they all ask',
    { timeout: 60_000 },
    async (_what, userId, document, inputOf, done) => {
      const member = await enrolMember(services, userId);
      const cookies = await Promise.all(api.all.map((_process, index) => enter(index, member)));
      const seen: { at: number; isAlive: boolean }[] = [];
      const askers = cookies.map((cookie, index) => keepAsking(index, cookie, seen));
      await pause(300);
      const variables = { input: { ...inputOf(member), reason: 'Their bag was stolen.' } };
      expect(await (await post(0, operator.headers, document, variables)).text()).toContain(done);
      const answeredAt = performance.now();
      await Promise.all(askers);

      expect(seen.filter(({ at, isAlive }) => isAlive && at > answeredAt + FELT_WITHIN_MS)).toEqual([]);
      expect(seen.some(({ at, isAlive }) => isAlive && at < answeredAt)).toBe(true);
      for (const cookie of cookies) {
        expect(await Promise.all(api.all.map((_process, index) => isAlive(index, cookie)))).toEqual(api.all.map(() => false));
      }
      const again = await post(1, {}, LOGIN, { input: { userId, password: member.password } });
      expect(await again.text()).not.toContain('LoginSuccess');
    },
  );
});

/** Asks one process at the rate of the test; notes when each question was asked and whether somebody was logged in. */
async function keepAsking(index: number, cookie: string, seen: { at: number; isAlive: boolean }[]): Promise<void> {
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    const at = performance.now();
    seen.push({ at, isAlive: await isAlive(index, cookie) });
    await pause(Math.max(0, 1000 / PER_SECOND - (performance.now() - at)));
  }
}

async function enter(index: number, { userId, password }: EnrolledMember): Promise<string> {
  const response = await post(index, {}, LOGIN, { input: { userId, password } });
  return /__Host-meisai=[\w-]{43}/.exec(response.headers.getSetCookie().join(' '))?.[0] ?? 'none=none';
}

async function isAlive(index: number, cookie: string): Promise<boolean> {
  const { data } = (await (await post(index, { cookie }, VIEWER)).json()) as { data: { viewer: unknown } };
  return data.viewer !== null;
}

function post(index: number, headers: Record<string, string>, query: string, variables: object = {}): Promise<Response> {
  return fetch(`${api.all[index]?.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
