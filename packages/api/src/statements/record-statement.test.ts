import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { recordBill, recordUses, type NewUse } from './index.js';
import { recordOpenStatement } from './record-open-statement.js';

const MARCH = { periodStart: '2026-02-16', periodEnd: '2026-03-15', closingDate: '2026-03-15', dueDate: '2026-04-10' };

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function use(n: number): NewUse {
  const day = `2026-03-0${n}`;
  return {
    cardId: null,
    kind: 'PURCHASE',
    merchant: '店',
    usedOn: day,
    postedOn: null,
    amountMinor: 1000n,
    original: null,
    sourceKey: `bill:${n}`,
  };
}

async function inTransaction(work: (em: EntityManager) => Promise<void>): Promise<void> {
  await test.services.database.fork().transactional((tx) => work(tx as EntityManager));
}

function statementsOf({ accountId }: EnrolledMember): Promise<object[]> {
  const sql = `select label, status, due_date::text as due, total_minor::int as total from statement where account_id = $1 order by label`;
  return query(test.services.database.fork(), sql, [accountId]);
}

describe('closing a bill', () => {
  it('takes the next label where an imported statement has the one of the month, and closes once', async () => {
    const member = await enrolMember(test.services, 'label.taken');
    await inTransaction(async (em) => {
      const imported = await recordOpenStatement(em, member.accountId, { start: '2026-03-01', end: '2026-03-31' });
      await recordUses(em, member.accountId, [use(1)], imported.id);
      await recordUses(em, member.accountId, [use(2), use(3)]);
      await recordBill(em, member.accountId, MARCH);
      await recordUses(em, member.accountId, [use(4)]);
      await recordBill(em, member.accountId, MARCH);
    });
    expect(await statementsOf(member)).toEqual([
      { label: '2026-03', status: 'OPEN', due: null, total: 0 },
      { label: '2026-03-2', status: 'CLOSED', due: '2026-04-10', total: 2000 },
    ]);
  });

  it('makes an imported statement of the same period the bill, with its own lines and the unbilled ones', async () => {
    const member = await enrolMember(test.services, 'same.period');
    await inTransaction(async (em) => {
      const imported = await recordOpenStatement(em, member.accountId, { start: MARCH.periodStart, end: MARCH.periodEnd });
      await recordUses(em, member.accountId, [use(1)], imported.id);
      await recordUses(em, member.accountId, [use(2)]);
      await recordBill(em, member.accountId, MARCH);
    });
    expect(await statementsOf(member)).toEqual([{ label: '2026-03', status: 'CLOSED', due: '2026-04-10', total: 2000 }]);
  });
});
