import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { deriveKeys, openDatabase, query, type EntityManager, type Services } from '../platform/index.js';
import { issueTestCard } from '../test/cards.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { TEST_SECRET } from '../test/processes.js';
import { addLogin } from './add-login.js';
import { renameLogin, replaceCredentials } from './change-login.js';
import { lockLogin, unlockLogin } from './end-access.js';
import { STRANGERS } from './login-guard.js';
import { guardKey, readBuckets, saveBucket, shutLogin } from './login-guard.store.js';

let postgres: TestPostgres;
let services: Pick<Services, 'database' | 'keys'>;
beforeAll(async () => {
  postgres = await startPostgres();
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4 });
  services = { database, keys: deriveKeys(TEST_SECRET) };
});
afterAll(async () => {
  await services.database.close();
  await postgres.stop();
});

describe('an act on a login while its user ID changes', () => {
  it('a lock shuts the login under its new user ID', async () => {
    const loginId = await loginOf('locked.before');
    await duringRename(loginId, 'locked.after', (tx) => lockLogin(tx, services.keys, loginId));
    expect((await guardOf('locked.after')).isShut).toBe(true);
  });

  it('an opening opens the login under its new user ID', async () => {
    const loginId = await loginOf('opened.before');
    await act((tx) => shutLogin(tx, guardKey(services.keys, 'MEMBER', 'opened.before')));
    await duringRename(loginId, 'opened.after', (tx) => unlockLogin(tx, services.keys, loginId));
    expect((await guardOf('opened.after')).isShut).toBe(false);
  });

  it('another change takes the wrong guesses along', async () => {
    const loginId = await loginOf('guessed.before');
    await duringRename(loginId, 'guessed.between', (tx) => renameLogin(tx, services.keys, loginId, 'guessed.after'));
    expect((await guardOf('guessed.after')).buckets).toMatchObject([{ failed: 2 }]);
  });

  it('a re-enrolment begins the counts of its own user ID anew', async () => {
    const loginId = await loginOf('anew.before');
    const fresh = { userId: 'anew.after', passwordHash: 'none', fitsAlone: true, opensLockBefore: null };
    await duringRename(loginId, 'anew.between', (tx) => replaceCredentials(tx, services.keys, loginId, fresh));
    expect((await guardOf('anew.after')).buckets).toMatchObject([{ failed: 0 }]);
    expect((await guardOf('anew.between')).buckets).toEqual([]);
  });
});

/** A login at which two wrong passwords were guessed. */
async function loginOf(userId: string): Promise<string> {
  const { memberId } = await issueTestCard(services);
  const em = services.database.fork();
  const loginId = await addLogin(em, { person: { memberId }, userId, passwordHash: 'none' });
  await act(async (tx) => {
    const key = guardKey(services.keys, 'MEMBER', userId);
    await query(tx, 'insert into login_guard (key) values ($1)', [key]);
    const count = { failed: 2, pending: 0, epoch: 0, lockCount: 0, runFailed: 2, sinceLastFailureMs: 0 };
    await saveBucket(tx, key, { bucket: STRANGERS, isOwn: true, sinceLeaseEndMs: 0, ...count });
  });
  return loginId ?? '';
}

/** Begins the act when the user ID has changed, and ends that change when the act waits or has gone astray. */
async function duringRename(loginId: string, userId: string, begin: (tx: EntityManager) => Promise<unknown>): Promise<void> {
  let acting: Promise<unknown> = Promise.resolve();
  await act(async (tx) => {
    await renameLogin(tx, services.keys, loginId, userId);
    acting = act(begin);
    await sleep(300);
  });
  await acting;
}

function act(work: (tx: EntityManager) => Promise<unknown>): Promise<unknown> {
  return services.database.fork().transactional((tx) => work(tx as EntityManager));
}

function guardOf(userId: string) {
  return readBuckets(services.database.fork(), guardKey(services.keys, 'MEMBER', userId));
}
