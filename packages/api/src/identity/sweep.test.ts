import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWEEPS } from '../features.js';
import { query } from '../platform/index.js';
import { memberWithAuthenticator, passwordStep } from '../test/factors.js';
import { atMinute, login, memberWithDevice, outcomesOf } from '../test/logins.js';
import { startOperator } from '../test/operators.js';
import { askForLogin } from '../test/passkeys.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { reserveGuess, STRANGERS } from './login-guard.js';
import { guardKey } from './login-guard.store.js';

const DAY = 24 * 60;
/** One row of each kind, made now, of the member $1 and the operator $2. */
const OLD_ROWS = [
  `insert into enrolment_code (member_id, purpose, code_hash, contact_changed_at, expires_at)
   values ($1, 'ENROL', 'x', app_now(), app_now() + interval '10 minutes')`,
  `insert into password_reissue (login_id, token_hash, contact_changed_at, expires_at)
   select id, decode(md5(id::text), 'hex'), app_now(), app_now() + interval '15 minutes' from login where member_id = $1`,
  `insert into mail_allowance (key, sent_at) values ('swept:' || $1, array[app_now(), app_now() - interval '2 hours'])`,
  `insert into authenticator (id, login_id, sealed_secret, key_id) select gen_random_uuid(), id, 'x', 'k' from login where member_id = $1`,
  `insert into identity_check (id, member_id, operator_id, is_passed) values (gen_random_uuid(), $1, $2, true)`,
  `insert into proposal (id, kind, member_id, reason, proposed_by) values (gen_random_uuid(), 'REMOVE_SECOND_FACTORS', $1, 'x', $2)`,
];

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function sweepAndCount(): Promise<Record<string, number>> {
  const em = test.services.database.fork();
  for (const sweep of SWEEPS) await sweep(em, test.services);
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

  it.each([
    ['enrolment_code', 24 * 60 + 10],
    ['password_reissue', 24 * 60 + 15],
    ['mail_allowance', 60],
    ['authenticator', 15],
    ['identity_check', 30 * DAY],
    ['proposal', 31 * DAY],
  ])('of %s go after their time, and not before', async (table, minutes) => {
    const em = test.services.database.fork();
    const { memberId } = await enrolMember(test.services, `${table.replace('_', '.')}.swept`);
    const { operatorId } = await startOperator(test.services);
    const ids = [memberId, operatorId];
    for (const sql of OLD_ROWS) await query(em, sql.replaceAll('$1', `'${ids[0]}'`).replaceAll('$2', `'${ids[1]}'`), []);
    const count = async () => {
      await sweepAndCount();
      const of = table === 'authenticator' ? 'authenticator where confirmed_at is null' : table;
      return (await query(em, `select 1 from ${of}`, [])).length;
    };
    await atMinute(test, minutes - 1, async () => expect(await count()).toBeGreaterThan(0));
    await atMinute(test, minutes + 1, async () => expect(await count()).toBe(0));
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
