import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { recordActivity } from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('the record of what was done', () => {
  it('is append-only: nobody changes or removes a line', async () => {
    const em = test.services.database.fork();
    await recordActivity(em, { kind: 'LOGGED_IN', memberId: null, actor: 'SERVICE', source: null });
    for (const sql of [`update activity set kind = 'LOGGED_OUT'`, 'delete from activity', 'truncate activity']) {
      await expect(query(em, sql, [])).rejects.toThrow(/append-only/);
    }
    expect(await query(em, 'select kind from activity', [])).toEqual([{ kind: 'LOGGED_IN' }]);
  });

  it('takes no line for a decoy', async () => {
    const em = test.services.database.fork();
    await recordActivity(em, { kind: 'WRONG_PASSWORD', memberId: null, actor: 'UNKNOWN', source: null, isDecoy: true });
    expect(await query(em, `select 1 from activity where kind = 'WRONG_PASSWORD'`, [])).toEqual([]);
  });
});
