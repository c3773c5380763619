import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHarness, type Harness } from '../test/harness.js';
import { VIEWER } from '../test/logins.js';
import { enrolMember, LOGIN } from '../test/server.js';

const IS_PROOF = process.env['PROOF'] === '1';
const PROCESSES = 4;
const PER_SECOND = IS_PROOF ? 50 : 10;
const SECONDS = IS_PROOF ? 5 : 2;
const FELT_WITHIN_MS = 1000;

let api: Harness;
let members = -1;
beforeAll(async () => {
  api = await startHarness({ processes: PROCESSES });
});
afterAll(() => api.stop());

describe(`a session over ${PROCESSES} processes`, () => {
  it.each([
    ['one other session', (_id: string) => `mutation { endSession(id: "${_id}") { __typename } }`],
    ['all other sessions', () => 'mutation { endOtherSessions { __typename } }'],
    [
      'them by a change of the password',
      () =>
        `mutation { changePassword(input: { currentPassword: "ended.2-right-password", newPassword: "kumo no ue no hiru" }) { __typename } }`,
    ],
  ])(
    'SE-04: is dead on every process within a second of ending %s, while they all ask, and the one that acts goes on',
    async (_what, act) => {
      const [own = '', other = ''] = await enterMember(`ended.${(members += 1)}`, 2);
      const id = await currentId(other);
      const seen: { at: number; isOther: boolean; isAlive: boolean }[] = [];
      const askers = api.all.flatMap((_process, index) => [own, other].map((cookie) => keepAsking(index, cookie, cookie === other, seen)));
      await pause(300);
      const response = await post(0, own, act(id));
      expect(await response.text()).toContain('Success');
      const next = sessionCookieOf(response) ?? own;
      const answeredAt = performance.now();
      await Promise.all(askers);

      const late = seen.filter(({ at, isOther, isAlive }) => isOther && isAlive && at > answeredAt + FELT_WITHIN_MS);
      expect(late).toEqual([]);
      expect(seen.some(({ at, isOther, isAlive }) => isOther && isAlive && at < answeredAt)).toBe(true);
      if (next === own) expect(seen.filter(({ isOther, isAlive }) => !isOther && !isAlive)).toEqual([]);
      expect(await aliveOn(other)).toEqual(api.all.map(() => false));
      expect(await aliveOn(next)).toEqual(api.all.map(() => true));
    },
  );
});

/** Asks one process at the rate of the test; notes when each question was asked and what came. */
async function keepAsking(index: number, cookie: string, isOther: boolean, seen: object[]): Promise<void> {
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    const at = performance.now();
    seen.push({ at, isOther, isAlive: await isAlive(index, cookie) });
    await pause(Math.max(0, 1000 / PER_SECOND - (performance.now() - at)));
  }
}

async function enterMember(userId: string, count: number): Promise<string[]> {
  const { password } = await enrolMember(api.services, userId);
  const cookies = [];
  for (let n = 0; n < count; n += 1) {
    const response = await post(n, '', LOGIN, { input: { userId, password } });
    cookies.push(sessionCookieOf(response) ?? '');
  }
  return cookies;
}

function sessionCookieOf(response: Response): string | undefined {
  return /__Host-meisai=[\w-]{43}/.exec(response.headers.getSetCookie().join(' '))?.[0];
}

async function currentId(cookie: string): Promise<string> {
  const document = '{ viewer { login { sessions(first: 9) { edges { node { id isCurrent } } } } } }';
  const { data } = (await ask(0, cookie, document)) as { data: SessionsData };
  return data.viewer.login.sessions.edges.find(({ node }) => node.isCurrent)?.node.id ?? '';
}

interface SessionsData {
  viewer: { login: { sessions: { edges: { node: { id: string; isCurrent: boolean } }[] } } };
}

function aliveOn(cookie: string): Promise<boolean[]> {
  return Promise.all(api.all.map((_process, index) => isAlive(index, cookie)));
}

async function isAlive(index: number, cookie: string): Promise<boolean> {
  const { data } = (await ask(index, cookie, VIEWER)) as { data: { viewer: unknown } };
  return data.viewer !== null;
}

async function ask(index: number, cookie: string, query: string): Promise<unknown> {
  return (await post(index, cookie, query)).json();
}

function post(index: number, cookie: string, query: string, variables: object = {}): Promise<Response> {
  return fetch(`${api.all[index]?.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables }),
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
