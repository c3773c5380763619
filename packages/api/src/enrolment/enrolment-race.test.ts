import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { deriveKeys, openDatabase, query, type Services } from '../platform/index.js';
import { issueTestCard, type TestCard } from '../test/cards.js';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { codeMailedTo, mailsTo } from '../test/mails.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { postGraphql, startApiProcesses, TEST_SECRET, type ApiProcesses } from '../test/processes.js';
import { LOGIN, type LoginData } from '../test/server.js';

const PROCESSES = 4;
const PARALLEL = 20;

let postgres: TestPostgres;
let api: ApiProcesses;
let services: Pick<Services, 'database' | 'keys'>;
let sources = 0;

beforeAll(async () => {
  postgres = await startPostgres();
  api = await startApiProcesses(PROCESSES, postgres.url);
  services = {
    database: await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 2 }),
    keys: deriveKeys(TEST_SECRET),
  };
});
afterAll(async () => {
  await api.stop();
  await services.database.close();
  await postgres.stop();
});

describe('a code raced for over several processes on one PostgreSQL', { timeout: 60_000 }, () => {
  it(`gives one login to ${PARALLEL} who redeem it at once, and tells it once`, async () => {
    const card = await issueTestCard(services);
    await ask(card);
    const code = await codeMailedTo(services, card.email);
    const outcomes = await enrolAll(card, (n) => ({ code, userId: `raced.${n}`, password: passwordOf(n) }));
    const [winner, ...others] = outcomes.flatMap((outcome, n) => (outcome === 'EnrolSuccess' ? [n] : []));
    expect(others).toEqual([]);
    // Whoever still held a good code when another had redeemed it has proved the card, and may know.
    const losers = outcomes.filter((outcome) => outcome !== 'EnrolSuccess');
    expect(losers.every((outcome) => outcome === 'EnrolmentRefused' || outcome === 'AlreadyEnrolled')).toBe(true);
    for (let n = 0; n < PARALLEL; n += 1) {
      expect(await logIn(`raced.${n}`, passwordOf(n))).toBe(n === winner ? 'LoginSuccess' : 'WrongCredentials');
    }
    const kinds = await query(services.database.fork(), `select 1 from activity where member_id = $1 and kind = 'ENROLLED'`, [
      card.memberId,
    ]);
    expect(kinds).toHaveLength(1);
    expect((await mailsTo(services, card.email)).filter(({ subject }) => subject === 'You are registered')).toHaveLength(1);
  });

  it('gives one user ID to one of several holders, and the others keep their codes', async () => {
    const cards = await Promise.all(Array.from({ length: 4 }, () => issueTestCard(services)));
    const codes: (string | null)[] = [];
    for (const card of cards) {
      await ask(card);
      codes.push(await codeMailedTo(services, card.email));
    }
    const outcomes = await Promise.all(
      cards.map((card, n) => enrol(card, n, { code: codes[n] ?? null, userId: 'wanted.by.all', password: passwordOf(n) })),
    );
    expect(outcomes.toSorted()).toEqual(['EnrolSuccess', 'UserIdTaken', 'UserIdTaken', 'UserIdTaken']);
    const loser = outcomes.indexOf('UserIdTaken');
    const again = await enrol(cards[loser] as TestCard, 0, {
      code: codes[loser] ?? null,
      userId: 'second.choice',
      password: passwordOf(0),
    });
    expect(again).toBe('EnrolSuccess');
  });

  it(`lets ${PARALLEL} wrong codes in parallel be compared three times, and then the right one no more`, async () => {
    const card = await issueTestCard(services);
    await ask(card);
    const code = (await codeMailedTo(services, card.email)) ?? '';
    const wrong = (n: number): string => String((Number(code) + n + 1) % 10 ** 8).padStart(8, '0');
    const outcomes = await enrolAll(card, (n) => ({ code: wrong(n), userId: 'guessed.one', password: passwordOf(n) }));
    expect(new Set(outcomes)).toEqual(new Set(['EnrolmentRefused']));
    const [kept] = await query<{ tries: number }>(services.database.fork(), 'select tries from enrolment_code where member_id = $1', [
      card.memberId,
    ]);
    expect(kept?.tries).toBe(3);
    expect(await enrol(card, 0, { code, userId: 'guessed.one', password: passwordOf(0) })).toBe('EnrolmentRefused');
  });
});

interface Choice {
  code: string | null;
  userId: string;
  password: string;
}

function passwordOf(n: number): string {
  return `windy lantern number ${n} at the quay`;
}

function enrolAll(card: TestCard, choose: (n: number) => Choice): Promise<string[]> {
  return Promise.all(Array.from({ length: PARALLEL }, (_none, n) => enrol(card, n, choose(n))));
}

async function enrol({ proof }: TestCard, n: number, choice: Choice): Promise<string> {
  const answer = await postGraphql<EnrolData>(originOf(n), address(), ENROL, { input: { card: proof, ...choice } });
  return answer.data?.enrol.__typename ?? `HTTP ${answer.status}`;
}

async function ask({ proof }: TestCard): Promise<void> {
  await postGraphql(originOf(0), address(), ASK_CODE, { card: proof });
}

async function logIn(userId: string, password: string): Promise<string | undefined> {
  const answer = await postGraphql<LoginData>(originOf(0), address(), LOGIN, { input: { userId, password } });
  return answer.data?.login.__typename;
}

function originOf(n: number): string {
  return api.all[n % api.all.length]?.origin ?? '';
}

function address(): string {
  return `10.4.${(sources += 1)}.1`;
}
