import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../platform/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { send, type Received } from '../test/processes.js';
import { enrolMember, LOGIN, type EnrolledMember } from '../test/server.js';
import { chanceAbove, timeInTurns } from '../test/timing.js';

const IS_PROOF = process.env['PROOF'] === '1';
/** As many of each kind as the cases name; the everyday form shows the same with fewer. */
const IDS = IS_PROOF ? 20 : 5;
const FIRST_GUESSES = IS_PROOF ? 400 : 100;
const LOCKED_LOGINS = IS_PROOF ? 200 : 100;
const GUESSES = 12;
/** A rank statistic at chance: a busy machine gets two more tries, and all must fail to fail. */
const RETRIES = 2;
const FURTHEST_FROM_CHANCE = 0.08;

let api: Harness;
let services: Services;
let sources = 0;

beforeAll(async () => {
  api = await startHarness({ processes: 1 });
  ({ services } = api);
});
afterAll(() => api.stop());

function logIn(userId: string, password: string): Promise<Received> {
  const address = `10.${2 + Math.floor((sources += 1) / 60_000)}.${Math.floor(sources / 250) % 250}.${sources % 250}`;
  return send(api.all[0]?.origin ?? '', { address, body: JSON.stringify({ query: LOGIN, variables: { input: { userId, password } } }) });
}

/** All that a guesser can see of an answer, but for its moment and its request. */
function shown({ status, headers, body }: Received): object {
  const { date: _, 'x-request-id': __, 'set-cookie': cookies = [], ...rest } = headers;
  return {
    status,
    headers: rest,
    names: Object.keys(headers),
    cookies: cookies.map((cookie) => cookie.split('=')[0]),
    body,
    length: body.length,
  };
}

describe('a user ID that nobody has', () => {
  it(
    `AU-06: shows nothing by which it is told from a known one, in ${GUESSES} guesses on each of ${IDS}`,
    { timeout: IDS * 60_000 },
    async () => {
      const known: EnrolledMember[] = [];
      for (let index = 0; index < IDS; index += 1) known.push(await enrolMember(services, `oracle.known.${index}`));
      const ids = { known: known.map(({ userId }) => userId), unknown: known.map((_, index) => `oracle.nobody.${index}`) };
      for (let index = 0; index < IDS; index += 1) {
        for (let guess = 0; guess < GUESSES; guess += 1) {
          const answers = [await logIn(ids.known[index] ?? '', 'wrong'), await logIn(ids.unknown[index] ?? '', 'wrong')];
          expect(shown(answers[1] as Received)).toEqual(shown(answers[0] as Received));
          expect(answers[0]?.body).toContain(guess < 3 ? 'WRONG_CREDENTIALS' : 'LOGIN_LOCKED');
        }
      }
    },
  );

  it(
    `AU-07: takes no other time, over ${FIRST_GUESSES} first guesses of each kind`,
    { retry: RETRIES, timeout: 600_000 },
    async ({ task }) => {
      const attempt = task.result?.retryCount ?? 0;
      const members = await enrolMany(`timed.${attempt}`, FIRST_GUESSES);
      await timeInTurns(10, [(n) => logIn(`warm.${attempt}.${n}`, 'wrong'), (n) => logIn(`warmer.${attempt}.${n}`, 'wrong')]);
      const [known, unknown] = await timeInTurns(FIRST_GUESSES, [
        (n) => logIn(members[n] ?? '', 'wrong'),
        (n) => logIn(`timed.${attempt}.nobody.${n}`, 'wrong'),
      ]);
      expect(Math.abs(chanceAbove(known, unknown) - 0.5)).toBeLessThan(FURTHEST_FROM_CHANCE);
      if (IS_PROOF) expect(Math.abs(middle(known) - middle(unknown))).toBeLessThan(2);
    },
  );
});

describe('a locked login', () => {
  it(
    `AU-09: tells nothing of a right password, over ${LOCKED_LOGINS} of each kind`,
    { retry: RETRIES, timeout: 300_000 },
    async ({ task }) => {
      const { userId, password } = await enrolMember(services, `locked.oracle.${task.result?.retryCount ?? 0}`);
      for (const guess of ['x', 'y', 'z']) await logIn(userId, guess);
      const before = await api.sumOf('password_verifications_total');
      const seen = new Set<string>();
      const look = async (typed: string) => void seen.add(JSON.stringify(shown(await logIn(userId, typed))));
      const [right, wrong] = await timeInTurns(LOCKED_LOGINS, [() => look(password), (n) => look(`${password.slice(0, -4)}${1000 + n}`)]);
      expect([...seen]).toHaveLength(1);
      expect([...seen][0]).toContain('LOGIN_LOCKED');
      expect(await api.sumOf('password_verifications_total')).toBe(before);
      expect(Math.abs(chanceAbove(right, wrong) - 0.5)).toBeLessThan(FURTHEST_FROM_CHANCE);
    },
  );
});

/** @returns their user IDs. One hash does for all: only wrong passwords will be tried. */
async function enrolMany(name: string, count: number): Promise<string[]> {
  const hash = await services.passwordHasher.hash('a password of nobody at all');
  const sharing = { ...services, passwordHasher: { ...services.passwordHasher, hash: async () => hash } };
  const userIds: string[] = [];
  for (let index = 0; index < count; index += 1) userIds.push((await enrolMember(sharing, `${name}.${index}`)).userId);
  return userIds;
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
