import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueTestCard, withCheckDigit, type TestCard } from '../test/cards.js';
import { throughProxy } from '../test/logins.js';
import { ASK_REISSUE, ASK_REMINDER } from '../test/recovery.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { chanceAbove, timeInTurns } from '../test/timing.js';

const IS_PROOF = process.env['PROOF'] === '1';
/** Time is judged in the proof, on a machine that does nothing else; every day only that nothing is answered at once. */
const ROUNDS = IS_PROOF ? 400 : 15;
const STEADY_MS = 145;

let test: TestServer;
const cards: TestCard[] = [];
beforeAll(async () => {
  test = await startTestServer();
  for (let n = 0; n < ROUNDS; n += 1) {
    await enrolMember(test.services, `known.${n}`);
    cards.push(await issueTestCard(test.services));
  }
}, ROUNDS * 2_000);
afterAll(() => test.stop());

describe('AU-07: what is asked for is answered at the same time, known or unknown', { timeout: ROUNDS * 2_000 }, () => {
  it('for a new password', async () => {
    await expectAlike(
      (n) => ask(ASK_REISSUE, { userId: `known.${n}` }),
      (n) => ask(ASK_REISSUE, { userId: `nobody.${n}` }),
    );
  });

  it('for a user ID', async () => {
    await expectAlike(
      (n) => ask(ASK_REMINDER, { card: cards[n]?.proof }),
      (n) => ask(ASK_REMINDER, { card: { ...cards[n]?.proof, cardNumber: withCheckDigit(`93928${String(n).padStart(10, '0')}`) } }),
    );
  });
});

async function expectAlike(known: (round: number) => Promise<void>, unknown: (round: number) => Promise<void>): Promise<void> {
  const [a, b] = await timeInTurns(ROUNDS, [known, unknown]);
  expect(Math.min(...a, ...b)).toBeGreaterThan(STEADY_MS);
  if (!IS_PROOF) return;
  const chance = chanceAbove(a, b);
  console.info(`AU-07: area under the curve ${chance.toFixed(3)}, medians ${median(a).toFixed(1)} and ${median(b).toFixed(1)} ms`);
  expect(chance).toBeGreaterThan(0.42);
  expect(chance).toBeLessThan(0.58);
  expect(Math.abs(median(a) - median(b))).toBeLessThan(2);
}

let requests = 0;
async function ask(document: string, variables: object): Promise<void> {
  requests += 1;
  const { status } = await test.ask(document, variables, throughProxy(`10.9.${Math.floor(requests / 250)}.${requests % 250}`));
  expect(status).toBe(200);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
