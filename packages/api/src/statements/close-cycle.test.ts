import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import { query, type EntityManager } from '../platform/index.js';
import { onDay as clockOnDay } from '../test/clock.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { recordOpenStatement, sumOpenStatement } from './record-open-statement.js';
import { closeNextCycle, recordUses, startBilling, type NewUse } from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function use(usedOn: string, amountMinor: bigint, kind: NewUse['kind'] = 'PURCHASE'): NewUse {
  return newUse({ usedOn, amountMinor, kind });
}

function em(): EntityManager {
  return test.services.database.fork();
}

/** A member of an account whose first cycle holds this day. */
async function billedMember(userId: string, since: string): Promise<EnrolledMember> {
  const member = await enrolMember(test.services, userId);
  await startBilling(em(), member.accountId, since);
  return member;
}

function onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
  return clockOnDay(test.services, day, work);
}

async function closeAll(accountId: string): Promise<number> {
  let closed = 0;
  while ((await closeNextCycle(em(), accountId)) !== null) closed += 1;
  return closed;
}

interface StoredBill {
  label: string;
  status: string;
  due: string | null;
  total: number;
  paid: number;
}

function billsOf(accountId: string): Promise<StoredBill[]> {
  return query(
    em(),
    `select label, status, due_date::text as due, total_minor::int as total, paid_minor::int as paid
       from statement where account_id = $1 order by period_end`,
    [accountId],
  );
}

describe('closing the books', () => {
  it('bills the uses of the cycle once, however often it runs, and none of the next', async () => {
    const { accountId } = await billedMember('closing.once', '2026-02-16');
    await recordUses(em(), accountId, [use('2026-02-16', 1000n), use('2026-03-15', 2000n), use('2026-03-16', 4000n)]);
    await onDay('2026-03-15', async () => expect(await closeAll(accountId)).toBe(0));
    await onDay('2026-03-16', async () => expect([await closeAll(accountId), await closeAll(accountId)]).toEqual([1, 0]));
    expect(await billsOf(accountId)).toEqual([{ label: '2026-03', status: 'CLOSED', due: '2026-04-10', total: 3000, paid: 0 }]);
  });

  it('makes no bill where there is nothing to ask for', async () => {
    const { accountId } = await billedMember('closing.empty', '2026-02-16');
    await onDay('2026-06-01', async () => expect(await closeAll(accountId)).toBe(3));
    expect(await billsOf(accountId)).toEqual([]);
  });

  it('shows the bill before and its payment as lines, and asks for the new uses only', async () => {
    const { accountId } = await billedMember('closing.paid', '2026-02-16');
    await recordUses(em(), accountId, [use('2026-03-01', 3000n)]);
    await onDay('2026-03-20', () => closeAll(accountId));
    await recordUses(em(), accountId, [use('2026-04-10', -3000n, 'PAYMENT'), use('2026-04-01', 500n)]);
    await onDay('2026-04-20', () => closeAll(accountId));
    expect(await billsOf(accountId)).toEqual([
      { label: '2026-03', status: 'PAID', due: '2026-04-10', total: 3000, paid: 3000 },
      { label: '2026-04', status: 'CLOSED', due: '2026-05-11', total: 500, paid: 0 },
    ]);
  });

  it('carries over what was not paid, so that it is owed once', async () => {
    const { accountId } = await billedMember('closing.unpaid', '2026-02-16');
    await recordUses(em(), accountId, [use('2026-03-01', 3000n)]);
    await onDay('2026-03-20', () => closeAll(accountId));
    await recordUses(em(), accountId, [use('2026-04-10', -1000n, 'PAYMENT')]);
    await onDay('2026-04-20', () => closeAll(accountId));
    expect(await billsOf(accountId)).toEqual([
      { label: '2026-03', status: 'CARRIED_OVER', due: '2026-04-10', total: 3000, paid: 1000 },
      { label: '2026-04', status: 'CLOSED', due: '2026-05-11', total: 2000, paid: 0 },
    ]);
  });

  it('takes the uses of an imported open statement that ended with the cycle, and that statement goes', async () => {
    const { accountId } = await billedMember('closing.imported', '2026-02-16');
    const imported = await recordOpenStatement(em(), accountId, { start: '2026-03-01', end: '2026-03-10' });
    await recordUses(em(), accountId, [use('2026-03-05', 700n)], imported.id);
    await onDay('2026-03-16', () => closeAll(accountId));
    expect((await billsOf(accountId)).map(({ status, total }) => [status, total])).toEqual([['CLOSED', 700]]);
  });

  it('takes what was used by its closing from an imported statement that reaches beyond it, and leaves the rest there', async () => {
    const { accountId } = await billedMember('closing.reaching', '2026-02-16');
    const imported = await recordOpenStatement(em(), accountId, { start: '2026-03-01', end: '2026-03-31' });
    await recordUses(em(), accountId, [use('2026-03-05', 5000n), use('2026-03-20', 300n)], imported.id);
    await sumOpenStatement(em(), accountId, imported.id);
    await onDay('2026-03-16', () => closeAll(accountId));
    expect((await billsOf(accountId)).map(({ label, status, total }) => [label, status, total])).toEqual([
      ['2026-03-2', 'CLOSED', 5000],
      ['2026-03', 'OPEN', 300],
    ]);
    await onDay('2026-04-16', () => closeAll(accountId));
    expect((await billsOf(accountId)).map(({ label, status, total }) => [label, status, total])).toEqual([
      ['2026-03-2', 'CARRIED_OVER', 5000],
      ['2026-04', 'CLOSED', 5300],
    ]);
  });

  it('sums: whatever is used, refunded and paid, each bill is its lines, and all bills together are all that happened', async () => {
    const events = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 200 }),
        kind: fc.constantFrom('PURCHASE' as const, 'REFUND' as const, 'PAYMENT' as const),
        amount: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      { maxLength: 25 },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(events, async (happened) => {
        round += 1;
        const { accountId } = await billedMember(`closing.sums.${round}`, '2026-01-16');
        const inOrder = happened.toSorted((a, b) => a.day - b.day);
        for (const { day, kind, amount } of inOrder) {
          const usedOn = addDays('2026-01-16', day);
          await onDay(usedOn, async () => {
            await closeAll(accountId);
            await recordUses(em(), accountId, [use(usedOn, BigInt(kind === 'PURCHASE' ? amount : -amount), kind)]);
          });
        }
        await onDay('2026-12-20', () => closeAll(accountId));
        const sum = inOrder.reduce((total, { kind, amount }) => total + (kind === 'PURCHASE' ? amount : -amount), 0);
        const [last] = (await billsOf(accountId)).slice(-1);
        // Everything has been carried into the last bill, unless nothing ever happened.
        expect(last?.total ?? 0).toBe(sum);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a closed bill', () => {
  it('keeps its lines, and the database says so', async () => {
    const { accountId } = await billedMember('closing.fixed', '2026-02-16');
    await recordUses(em(), accountId, [use('2026-03-01', 3000n)]);
    await onDay('2026-03-20', () => closeAll(accountId));
    const attempts = [
      'update bill_line set amount_minor = 1 where account_id = $1',
      'delete from bill_line where account_id = $1',
      'update statement set total_minor = 1 where account_id = $1',
      `insert into bill_line (account_id, id, statement_id, kind, used_on, bills_from, amount_minor)
       select account_id, gen_random_uuid(), id, 'FEE', period_end, period_end, 1 from statement where account_id = $1`,
    ];
    for (const sql of attempts) {
      await expect(em().transactional((tx) => query(tx as EntityManager, sql, [accountId]))).rejects.toThrow(/closed bill/);
    }
  });
});
