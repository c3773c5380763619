import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { issueTestCard, withCheckDigit, type TestCard } from '../test/cards.js';
import { withStatements } from '../test/count-statements.js';
import { ASK_CODE, ENROL } from '../test/enrolment.js';
import { throughProxy } from '../test/logins.js';
import { codeMailedTo, errandsDone } from '../test/mails.js';
import { ASK_REISSUE, ASK_REMINDER } from '../test/recovery.js';
import { enrolMember, LOGIN, startTestServer, type TestServer } from '../test/server.js';
import { chanceAbove, timeInTurns } from '../test/timing.js';

vi.mock('../platform/database.js', async (original) => (await import('../test/count-statements.js')).counting(await original()));

const IS_PROOF = process.env['PROOF'] === '1';
const ROUNDS = IS_PROOF ? 300 : 1;
/** Logins at once that keep a process busy in the proof. */
const FLOOD = 8;

let test: TestServer;
const cards: TestCard[] = [];
beforeAll(
  async () => {
    test = await startTestServer();
    for (let n = 0; n < ROUNDS; n += 1) {
      await enrolMember(test.services, `known.${n}`);
      cards.push(await issueTestCard(test.services));
    }
  },
  ROUNDS * 2_000 + 20_000,
);
afterAll(() => test.stop());

/** What is asked for, known and unknown: the n-th of each. */
const ASKS = {
  'for a new password': [
    (n: number) => ask(ASK_REISSUE, { userId: `known.${n}` }),
    (n: number) => ask(ASK_REISSUE, { userId: `nobody.${n}` }),
  ],
  'for a user ID': [(n: number) => ask(ASK_REMINDER, { card: proofOf(n) }), (n: number) => ask(ASK_REMINDER, { card: unknown(n) })],
  'for a code': [(n: number) => ask(ASK_CODE, { card: proofOf(n) }), (n: number) => ask(ASK_CODE, { card: unknown(n) })],
} as const;

describe('AU-07: nothing of what is asked for is done before the answer', () => {
  it.each(Object.entries(ASKS))('%s: the same statements are made, known or unknown', async (_what, [known, stranger]) => {
    const [a, b] = [await known(0), await stranger(0)];
    expect(a.length).toBeGreaterThan(3);
    expect(a.at(-1)).toContain('insert into errand');
    expect(b).toEqual(a);
  });

  it('enrolling: the same statements are made whatever does not fit, and where the card is shut', async () => {
    const card = await issueTestCard(test.services);
    await ask(ASK_CODE, { card: card.proof });
    const code = await codeMailedTo(test.services, card.email);
    const wrong = await enrol({ ...card.proof, birthDate: '1990-01-01' }, '00000000');
    const wrongCode = await enrol(card.proof, code === '11111111' ? '22222222' : '11111111');
    const stranger = await enrol({ ...card.proof, cardNumber: withCheckDigit('939288888888881') }, '00000000');
    await enrol({ ...card.proof, birthDate: '1990-01-01' }, '00000000');
    const shut = await enrol(card.proof, code ?? '');
    expect(wrong.length).toBeGreaterThan(10);
    for (const other of [wrongCode, stranger, shut]) expect(other).toEqual(wrong);
  });
});

describe.runIf(IS_PROOF)(
  'AU-07, under a flood of logins: time does not tell (npm run proof only: it judges times)',
  { timeout: ROUNDS * 2_000 },
  () => {
    it.each(Object.entries(ASKS))('%s', async (what, [known, stranger]) => {
      let isOver = false;
      const flood = Array.from({ length: FLOOD }, async (_none, lane) => {
        for (let n = 0; !isOver; n += 1)
          await test.ask(
            LOGIN,
            { input: { userId: `flood.${what.length}.${lane}.${n}`, password: 'x' } },
            throughProxy(`10.8.${lane}.${n % 250}`),
          );
      });
      const [a, b] = await timeInTurns(ROUNDS, [known, stranger]);
      isOver = true;
      await Promise.all(flood);
      const chance = chanceAbove(a, b);
      console.info(
        `AU-07 ${what}: area under the curve ${chance.toFixed(3)}, medians ${median(a).toFixed(1)} and ${median(b).toFixed(1)} ms`,
      );
      expect(chance).toBeGreaterThan(0.42);
      expect(chance).toBeLessThan(0.58);
    });
  },
);

const proofOf = (n: number) => cards[n]?.proof;
const unknown = (n: number) => ({ ...cards[n]?.proof, cardNumber: withCheckDigit(`93928${String(n).padStart(10, '0')}`) });

let requests = 0;
/** @returns the statements made until the answer. */
async function ask(document: string, variables: object): Promise<string[]> {
  requests += 1;
  const from = throughProxy(`10.9.${Math.floor(requests / 250)}.${requests % 250}`);
  const { done, made } = await withStatements(() => test.ask(document, variables, from));
  expect(done.status).toBe(200);
  return made;
}

async function enrol(card: TestCard['proof'], code: string): Promise<string[]> {
  await errandsDone(test.services);
  return ask(ENROL, { input: { card, code, userId: 'whoever.it.is', password: 'windy lantern at the quay' } });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
