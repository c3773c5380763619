import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { CANNOT_FIND_PROCESSES, findHashingProcesses, isHashingProcess, until } from '../test/hashing-processes.js';
import { atMinute, countChecks, login, outcomesOf } from '../test/logins.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { postGraphql, startApiProcesses } from '../test/processes.js';
import { enrolMember, LOGIN, startTestServer, type TestServer } from '../test/server.js';

describe.skipIf(CANNOT_FIND_PROCESSES)('logins while hashing is in trouble', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer({ HASHING_CONCURRENCY: '1' });
  });
  afterAll(() => test.stop());

  it('past the bound are told to come back, and are not counted', { timeout: 60_000 }, async () => {
    const hasher = await hashingProcess(test);
    const before = await countChecks(test);
    process.kill(hasher, 'SIGSTOP');
    const answers = Array.from({ length: 110 }, (_, n) => login(test, `flood.${n}`, 'wrong'));
    const firstRefusal = await Promise.race(answers);
    process.kill(hasher, 'SIGCONT');
    expect(firstRefusal).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(firstRefusal.errors?.[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');

    const all = await Promise.all(answers);
    const refused = all.filter(({ status }) => status === 503).length;
    const wrong = all.filter(({ data }) => data?.login.__typename === 'WrongCredentials').length;
    expect(refused).toBeGreaterThanOrEqual(110 - 101);
    expect({ all: refused + wrong, checked: (await countChecks(test)) - before }).toEqual({ all: 110, checked: wrong });
    expect(await sumOfGuards()).toEqual({ failed: wrong, pending: 0 });
  });

  it('whose check dies under them fail as the service, count once their lease is over, and the next is checked again', async () => {
    const { userId, password } = await enrolMember(test.services, 'interrupted.one');
    const guards = await sumOfGuards();
    const hasher = await hashingProcess(test);
    const before = await countChecks(test);
    process.kill(hasher, 'SIGSTOP');
    const right = login(test, userId, password);
    await until(async () => (await countChecks(test)) > before, 'the check is under way');
    process.kill(hasher, 'SIGKILL');
    expect(await right).toMatchObject({ status: 503, cookie: null, headers: { 'retry-after': '2' } });
    expect(await sumOfGuards()).toEqual({ ...guards, pending: guards.pending + 1 });

    await atMinute(test, 1, async () => {
      expect(await outcomesOf(test, userId, ['wrong'])).toEqual(['WrongCredentials']);
      expect(await sumOfGuards()).toEqual({ ...guards, failed: guards.failed + 2 });
      expect(await outcomesOf(test, userId, [password])).toEqual(['LoginSuccess']);
    });
  });

  async function sumOfGuards(): Promise<{ failed: number; pending: number }> {
    const sql = 'select coalesce(sum(failed), 0)::int as failed, coalesce(sum(pending), 0)::int as pending from login_guard_bucket';
    const [row] = await query<{ failed: number; pending: number }>(test.services.database.fork(), sql, []);
    return row ?? { failed: -1, pending: -1 };
  }
});

describe.skipIf(CANNOT_FIND_PROCESSES)('a service that stops', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('on %s leaves no hashing process behind', { timeout: 60_000 }, async (signal) => {
    const api = await startApiProcesses(1, postgres.url);
    const [service] = api.all;
    if (service === undefined) throw new Error('No process was started.');
    await postGraphql(service.origin, '10.0.0.1', LOGIN, { input: { userId: 'nobody', password: 'wrong' } });
    const [hasher = 0] = findHashingProcesses(service.child.pid);
    expect(isHashingProcess(hasher)).toBe(true);
    service.child.kill(signal);
    try {
      await until(() => !isHashingProcess(hasher), 'the hashing process is gone');
    } finally {
      if (isHashingProcess(hasher)) process.kill(hasher, 'SIGKILL');
      await api.stop();
    }
  });
});

/** The hashing process of a server in this process, once it is there. */
async function hashingProcess(test: TestServer): Promise<number> {
  await test.services.passwordHasher.hash('anything');
  const [pid] = findHashingProcesses();
  if (pid === undefined) throw new Error('No hashing process was started.');
  return pid;
}
