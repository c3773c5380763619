import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { sumUnbilled, UNBILLED } from './statement.queries.js';

const BILLED_LINES = 20_000;
const OPEN_LINES = 3;
const UNBILLED_LINES = 5;

let test: TestServer;
let member: EnrolledMember;

beforeAll(async () => {
  test = await startTestServer();
  member = await enrolMember(test.services, 'long.history');
  await addLines(BILLED_LINES, 'CLOSED', 2026);
  await addLines(OPEN_LINES, 'OPEN', 2027);
  await addLines(UNBILLED_LINES, null, 2027);
  await query(test.services.database.fork(), 'analyze', []);
});
afterAll(() => test.stop());

/** Lines of one yen each, on a statement of this status or on none. */
async function addLines(count: number, status: string | null, year: number): Promise<void> {
  const em = test.services.database.fork();
  const first = `${year}-01-01`;
  const statements = await query<{ id: string }>(
    em,
    `insert into statement (account_id, id, label, status, period_start, period_end, closing_date, total_minor)
     select $1, gen_random_uuid(), $3::text, 'OPEN', $2, $2::date + 30, $2::date + 30, 0 where $3 is not null returning id`,
    [member.accountId, first, status],
  );
  await query(
    em,
    `insert into bill_line (account_id, id, statement_id, kind, used_on, bills_from, amount_minor)
     select $1, gen_random_uuid(), $2::uuid, 'FEE', $3, $3, 1 from generate_series(1, $4::int)`,
    [member.accountId, statements[0]?.id ?? null, first, count],
  );
  await query(em, 'update statement set status = $2, total_minor = $3 where id = $1', [statements[0]?.id ?? null, status, count]);
}

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

function linesRead(node: PlanNode): number {
  const own =
    node['Relation Name'] === 'bill_line' ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0;
  return own + (node.Plans ?? []).reduce((sum, plan) => sum + linesRead(plan), 0);
}

describe('what is unbilled', () => {
  it('is on no bill, or on an open one', async () => {
    const row = await sumUnbilled(test.services.database.fork(), member.memberId, member.accountId);
    expect(row).toEqual({ totalMinor: String(OPEN_LINES + UNBILLED_LINES), count: OPEN_LINES + UNBILLED_LINES });
  });

  it('is nothing for another member', async () => {
    const other = await enrolMember(test.services, 'another.one');
    expect(await sumUnbilled(test.services.database.fork(), other.memberId, member.accountId)).toEqual({ totalMinor: '0', count: 0 });
  });

  it('is summed without reading the lines of closed bills', async () => {
    const rows = await query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      test.services.database.fork(),
      `explain (analyze, format json) ${UNBILLED}`,
      [member.memberId, member.accountId],
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    expect(plan && linesRead(plan)).toBeLessThan(100);
  });
});
