import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { closeNextCycle, recordUses, startBilling } from './index.js';

const ACCOUNTS = 12;
const WORKERS = 6;

let postgres: TestPostgres;
let test: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
  test = await startTestServer({ DATABASE_URL: postgres.url });
});
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

describe('closing by several workers on one PostgreSQL', () => {
  it('closes each cycle of each account exactly once', async () => {
    const em = (): EntityManager => test.services.database.fork();
    for (let n = 0; n < ACCOUNTS; n += 1) {
      const { accountId, cardId } = await enrolMember(test.services, `race.${n}`);
      await startBilling(em(), accountId, '2026-02-16');
      const days = ['2026-03-01', '2026-04-01', '2026-05-01'];
      await recordUses(
        em(),
        accountId,
        days.map((usedOn) => newUse({ cardId, usedOn, amountMinor: 1000n })),
      );
    }
    const closed = await onDay(test.services, '2026-05-20', () =>
      Promise.all(
        Array.from({ length: WORKERS }, async () => {
          let count = 0;
          while ((await closeNextCycle(em())) !== null) count += 1;
          return count;
        }),
      ),
    );
    expect(closed.reduce((sum, count) => sum + count, 0)).toBe(ACCOUNTS * 3);
    const rows = await query(
      em(),
      `select label, count(*)::int as bills, min(total_minor)::int as total from statement group by label order by label`,
      [],
    );
    // Nobody paid: each bill holds the one before.
    expect(rows).toEqual([
      { label: '2026-03', bills: ACCOUNTS, total: 1000 },
      { label: '2026-04', bills: ACCOUNTS, total: 2000 },
      { label: '2026-05', bills: ACCOUNTS, total: 3000 },
    ]);
  });
});
