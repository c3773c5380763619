import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type Services } from '../platform/index.js';
import { issueTestCard, type TestCard } from '../test/cards.js';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { startHarness, type Harness } from '../test/harness.js';
import { codeMailedTo, mailsTo } from '../test/mails.js';
import { LOGIN, type LoginData } from '../test/server.js';

const PARALLEL = 20;

let api: Harness;
let services: Services;

beforeAll(async () => {
  api = await startHarness();
  ({ services } = api);
});
afterAll(() => api.stop());

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
  const answer = await api.ask<EnrolData>(n, ENROL, { input: { card: proof, ...choice } });
  return answer.data?.enrol.__typename ?? `HTTP ${answer.status}`;
}

async function ask({ proof }: TestCard): Promise<void> {
  await api.ask(0, ASK_CODE, { card: proof });
}

async function logIn(userId: string, password: string): Promise<string | undefined> {
  return (await api.ask<LoginData>(0, LOGIN, { input: { userId, password } })).data?.login.__typename;
}
