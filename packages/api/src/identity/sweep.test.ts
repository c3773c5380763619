import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWEEPS } from '../features.js';
import { query } from '../platform/index.js';
import { memberWithAuthenticator, passwordStep } from '../test/factors.js';
import { atMinute, login, memberWithDevice, outcomesOf } from '../test/logins.js';
import { askForLogin } from '../test/passkeys.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { reserveGuess, STRANGERS } from './login-guard.js';
import { guardKey } from './login-guard.store.js';

const DAY = 24 * 60;

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function sweepAndCount(): Promise<Record<string, number>> {
  const em = test.services.database.fork();
  for (const sweep of SWEEPS) await sweep(em);
  const [row] = await query<Record<string, number>>(
    em,
    `select (select count(*)::int from login_guard) as guards, (select count(*)::int from login_guard_bucket) as buckets,
            (select count(*)::int from source_failure) as sources, (select count(*)::int from session) as sessions,
            (select count(*)::int from known_device) as devices`,
    [],
  );
  return row ?? {};
}

describe('old rows', () => {
  it('go when nothing asks for them again, and not before', async () => {
    const { member } = await memberWithDevice(test, 'swept.one');
    await outcomesOf(test, 'nobody.swept', ['x']);
    expect(await sweepAndCount()).toEqual({ guards: 2, buckets: 2, sources: 2, sessions: 1, devices: 1 });
    await atMinute(test, 2 * DAY, async () => expect(await sweepAndCount()).toMatchObject({ guards: 1, sources: 0, sessions: 1 }));
    await atMinute(test, 40 * DAY, async () => expect(await sweepAndCount()).toMatchObject({ guards: 1, sessions: 0, devices: 1 }));
    await atMinute(test, 401 * DAY, async () => expect(await sweepAndCount()).toMatchObject({ guards: 0, buckets: 0, devices: 0 }));
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
  });

  it('of logins that wait for a second factor, and of passkeys that were asked for, go when nobody can answer any more', async () => {
    const em = test.services.database.fork();
    await passwordStep(test, await memberWithAuthenticator(test, 'waits.swept'));
    await askForLogin(test);
    const count = async () => {
      await sweepAndCount();
      return query(
        em,
        'select (select count(*)::int from pending_login) as pending, (select count(*)::int from passkey_challenge) as challenges',
        [],
      );
    };
    expect(await count()).toEqual([{ pending: 1, challenges: 1 }]);
    await atMinute(test, 6, async () => expect(await count()).toEqual([{ pending: 1, challenges: 0 }]));
    await atMinute(test, 11, async () => expect(await count()).toEqual([{ pending: 0, challenges: 0 }]));
  });

  it('do not take a lock away, nor a guess under way', async () => {
    const { userId, password } = await enrolMember(test.services, 'locked.swept');
    const place = { key: guardKey(test.services.keys, 'MEMBER', 'guessing.swept'), bucket: STRANGERS, threshold: 3 };
    await outcomesOf(test, userId, ['x', 'x', 'x']);
    await reserveGuess(test.services.database.fork(), place, async () => undefined);
    await sweepAndCount();
    expect(await outcomesOf(test, userId, [password])).toEqual(['LoginLocked']);
    const kept = await query(test.services.database.fork(), 'select pending from login_guard_bucket where key = $1', [place.key]);
    expect(kept).toEqual([{ pending: 1 }]);
  });

  it('of a device make its cookie worth nothing after 400 days, swept or not', async () => {
    const { member, device } = await memberWithDevice(test, 'outlived.one');
    await atMinute(test, 399 * DAY, async () => {
      await outcomesOf(test, member.userId, ['x', 'x', 'x']);
      expect((await login(test, member.userId, member.password, { cookie: device })).data?.login.__typename).toBe('LoginSuccess');
    });
    const other = await memberWithDevice(test, 'outlived.two');
    await atMinute(test, 401 * DAY, async () => {
      await outcomesOf(test, other.member.userId, ['x', 'x', 'x']);
      expect((await login(test, other.member.userId, other.member.password, { cookie: other.device })).data?.login.__typename).toBe(
        'LoginLocked',
      );
    });
  });
});
