import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type Services } from '../platform/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { until } from '../test/hashing-processes.js';
import { postGraphql } from '../test/processes.js';
import { enrolMember, LOGIN, type EnrolledMember, type LoginData } from '../test/server.js';

const PROCESSES = 4;
const GUESSES = 1000;
const COME_BACK_MS = 500;
/** The full proof takes 20 rounds; the everyday test shows the same in two. */
const ROUNDS = process.env['PROOF'] === '1' ? 20 : 2;

let sources = 0;
/** How many logins were told to come back: none, where the machine has nothing else to do. */
let refused = 0;
let api: Harness;
let services: Services;

beforeAll(async () => {
  api = await startHarness({ processes: PROCESSES });
  ({ services } = api);
});
afterAll(() => api.stop());

describe('parallel guesses over several processes on one PostgreSQL', () => {
  it(
    `AU-01: lets exactly 3 of ${GUESSES} wrong passwords reach the hash, ${ROUNDS} of ${ROUNDS} times, for known and unknown user IDs alike`,
    { timeout: ROUNDS * 60_000 },
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const member = await enrolMember(services, `burst.${round}`);
        for (const userId of [member.userId, `nobody.${round}`]) {
          const [before, refusedBefore] = [await countChecks(), refused];
          const outcomes = await loginAll(
            userId,
            Array.from({ length: GUESSES }, (_, n) => `wrong-${n}`),
          );
          const { WrongCredentials: wrong = 0, LoginLocked: locked = 0 } = outcomes;
          expect({ checks: (await countChecks()) - before, answered: wrong + locked }).toEqual({ checks: 3, answered: GUESSES });
          // Who was refused after the check, for want of a connection, comes back and hears of the lock instead of the wrong password.
          if (refused === refusedBefore) expect(wrong).toBe(3);
        }
        expect(await loginAll(member.userId, [member.password])).toEqual({ LoginLocked: 1 });
        expect(await lockingsOf(member)).toEqual({ recorded: 1, mails: 1 });
      }
    },
  );

  it('AU-10: lets 40 right passwords in at once, with no failure and with two failures counted', { timeout: 60_000 }, async () => {
    const member = await enrolMember(services, 'forty.right');
    const rights = Array.from({ length: 40 }, () => member.password);
    expect(await loginAll(member.userId, rights)).toEqual({ LoginSuccess: 40 });
    expect(await loginAll(member.userId, ['wrong', 'wrong'])).toEqual({ WrongCredentials: 2 });
    expect(await loginAll(member.userId, rights)).toEqual({ LoginSuccess: 40 });
    const counted = 'select 1 from login_guard_bucket where pending > 0 or (failed > 0 and failed < 3)';
    expect(await query(services.database.fork(), counted, [])).toEqual([]);
  });

  it('counts a guess whose process was killed while it checked', { timeout: 60_000 }, async () => {
    const member = await enrolMember(services, 'killed.one');
    const latest = 'select key from login_guard_bucket order by lease_until desc limit 1';
    await loginAll(member.userId, ['wrong', 'wrong']);
    // What a killed process leaves behind: a reservation that nobody will settle, its lease run out.
    await query(services.database.fork(), `update login_guard_bucket set pending = 1, lease_until = app_now() where key = (${latest})`, []);
    expect(await loginAll(member.userId, [member.password])).toEqual({ LoginLocked: 1 });
  });
});

/** Releases all logins at the same moment, spread over the processes, from a source of their own; counts the answers. */
async function loginAll(userId: string, passwords: string[]): Promise<Record<string, number>> {
  const address = `10.1.${(sources += 1)}.1`;
  const answers = await Promise.all(
    passwords.map(async (password, index) => {
      const origin = api.all[index % api.all.length]?.origin ?? '';
      for (;;) {
        const answer = await postGraphql<LoginData>(origin, address, LOGIN, { input: { userId, password } });
        // A machine full of other work refuses some of a thousand at once: they come back, as they are told.
        if (answer.status !== 503) return answer.data?.login.__typename ?? `HTTP ${answer.status}`;
        refused += 1;
        await sleep(COME_BACK_MS);
      }
    }),
  );
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

/** How often the member was told of a lock, in the record and by mail. */
async function lockingsOf({ memberId, userId }: EnrolledMember): Promise<{ recorded: number; mails: number }> {
  const recorded = await query(services.database.fork(), `select 1 from activity where member_id = $1 and kind = 'LOGIN_LOCKED'`, [
    memberId,
  ]);
  await until(async () => (await api.mailsTo(`${userId}@example.jp`)).length > 0, 'the mail was delivered', 20_000);
  return { recorded: recorded.length, mails: (await api.mailsTo(`${userId}@example.jp`)).length };
}

function countChecks(): Promise<number> {
  return api.sumOf('password_verifications_total');
}
