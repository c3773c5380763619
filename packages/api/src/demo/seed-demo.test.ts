import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { outcomesOf } from '../test/logins.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { demoBanner } from '../banner.js';
import { prepareDemo, seedEmptyDatabase } from './seed-demo.js';

let test: TestServer;
beforeEach(async () => {
  test = await startTestServer({ MEISAI_PROFILE: 'demo' });
});
afterEach(() => test.stop());

describe('the demo', { timeout: 60_000 }, () => {
  it('restores the user IDs and passwords of its own members at each start, and of nobody else', async () => {
    await seedEmptyDatabase(test.services);
    const own = await enrolMember(test.services, 'added.later');
    await query(
      test.services.database.fork(),
      `update login set password_hash = 'changed', user_id = 'flower', canonical_user_id = 'flower' where user_id = 'hanako'`,
      [],
    );
    await prepareDemo(test.services);
    expect(await outcomesOf(test, 'hanako', ['hanako-no-meisai'])).toEqual(['LoginSuccess']);
    expect(await outcomesOf(test, own.userId, [own.password])).toEqual(['LoginSuccess']);
  });

  it('leaves a user ID that somebody else’s login has taken to them, lock and all, and says what its own is called', async () => {
    await seedEmptyDatabase(test.services);
    await query(
      test.services.database.fork(),
      `update login set user_id = 'Flower', canonical_user_id = 'flower' where user_id = 'hanako'`,
      [],
    );
    const other = await enrolMember(test.services, 'hanako');
    await outcomesOf(test, 'hanako', ['x', 'x', 'x']);
    const taken = await prepareDemo(test.services);
    expect(taken).toEqual([{ userId: 'hanako', now: 'Flower' }]);
    expect(await outcomesOf(test, 'flower', ['hanako-no-meisai'])).toEqual(['LoginSuccess']);
    expect(await outcomesOf(test, 'hanako', [other.password])).toEqual(['LoginLocked']);
    const banner = demoBanner(test.services.config, [], taken);
    expect(banner).toMatch(/^ {2}Flower +hanako-no-meisai/m);
    expect(banner).toContain('hanako is somebody else’s login here: the demo’s own is Flower.');
  });

  it('does not start over the members of somebody else, and changes none of them', async () => {
    const { userId, password } = await enrolMember(test.services, 'hanako');
    await expect(prepareDemo(test.services)).rejects.toThrow(/members the demo did not make/);
    expect(await outcomesOf(test, userId, ['hanako-no-meisai', password])).toEqual(['WrongCredentials', 'LoginSuccess']);
  });
});
