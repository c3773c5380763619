import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type Services } from '../platform/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { mailsTo, tokenMailedTo } from '../test/mails.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, LOGIN, type LoginData } from '../test/server.js';

const PARALLEL = 20;
/** The full proof takes 20 rounds; the everyday test shows the same in two. */
const ROUNDS = process.env['PROOF'] === '1' ? 20 : 2;

let api: Harness;
let services: Services;

beforeAll(async () => {
  api = await startHarness();
  ({ services } = api);
});
afterAll(() => api.stop());

describe('AU-20: a link raced for over several processes on one PostgreSQL', () => {
  it(
    `gives exactly one new password to ${PARALLEL} at once, and none to a replay, ${ROUNDS} of ${ROUNDS} times`,
    { timeout: ROUNDS * 60_000 },
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { userId, memberId } = await enrolMember(services, `raced.${round}`);
        await api.ask(0, ASK_REISSUE, { userId });
        const token = await tokenMailedTo(services, `${userId}@example.jp`);
        const outcomes = await Promise.all(Array.from({ length: PARALLEL }, (_none, n) => redeem(n, userId, token)));
        const winners = outcomes.flatMap((outcome, n) => (outcome === 'ReissuePasswordSuccess' ? [n] : []));
        expect(winners).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'ReissueRefused')).toHaveLength(PARALLEL - 1);
        expect(await redeem(0, userId, token)).toBe('ReissueRefused');
        expect(await logIn(userId, passwordOf(winners[0] ?? 0))).toBe('LoginSuccess');
        expect(await logIn(userId, passwordOf(((winners[0] ?? 0) + 1) % PARALLEL))).toBe('WrongCredentials');
        const rows = await query(services.database.fork(), `select 1 from activity where member_id = $1 and kind = 'PASSWORD_REISSUED'`, [
          memberId,
        ]);
        expect(rows).toHaveLength(1);
        const notices = (await mailsTo(services, `${userId}@example.jp`)).filter(({ subject }) => subject === 'Your password was replaced');
        expect(notices).toHaveLength(1);
      }
    },
  );
});

function passwordOf(n: number): string {
  return `windy lantern number ${n} at the quay`;
}

async function redeem(n: number, userId: string, token: string | null): Promise<string> {
  const answer = await api.ask<ReissueData>(n, REISSUE, { input: { token: token ?? '', userId, newPassword: passwordOf(n) } });
  return answer.data?.reissuePassword.__typename ?? `HTTP ${answer.status}`;
}

async function logIn(userId: string, password: string): Promise<string | undefined> {
  return (await api.ask<LoginData>(0, LOGIN, { input: { userId, password } })).data?.login.__typename;
}
