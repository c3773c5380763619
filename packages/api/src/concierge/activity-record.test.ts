import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, readPage } from '../platform/index.js';
import { startOperator } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { EVERYTHING, writeActivitySearch, type ActivityFilter } from './activity-record.queries.js';

const LINES = 20_000;

let test: TestServer;
let memberId: string;
let operatorId: string;
beforeAll(async () => {
  test = await startTestServer();
  ({ memberId } = await enrolMember(test.services, 'long.record'));
  ({ operatorId } = await startOperator(test.services));
  const em = test.services.database.fork();
  await query(
    em,
    `insert into activity (id, member_id, operator_id, kind, actor, at)
     select gen_random_uuid(), case when n % 100 = 0 then $1::uuid end, case when n % 100 = 1 then $2::uuid end,
            case when n % 100 = 2 then 'LOGIN_LOCKED' else 'LOGGED_IN' end, 'SERVICE', app_now() - n * interval '1 minute'
       from generate_series(1, ${LINES}) n`,
    [memberId, operatorId],
  );
  await query(em, 'analyze activity', []);
});
afterAll(() => test.stop());

describe('a search of a long record', () => {
  it.each([
    ['everything', () => EVERYTHING, 'activity_by_age'],
    ['a kind', () => ({ ...EVERYTHING, kind: 'LOGIN_LOCKED' }), 'activity_by_kind'],
    ['a kind that never happened', () => ({ ...EVERYTHING, kind: 'REENROLLED' }), 'activity_by_kind'],
    ['a member', () => ({ ...EVERYTHING, memberId }), 'activity_of_member'],
    ['a period', () => ({ ...EVERYTHING, since: daysAgo(9), until: daysAgo(2) }), 'activity_by_age'],
    ['a kind within a period', () => ({ ...EVERYTHING, kind: 'LOGIN_LOCKED', since: daysAgo(9) }), 'activity_by_kind'],
    ['an operator', () => ({ ...EVERYTHING, operatorId }), 'activity_of_operator'],
  ] satisfies [string, () => ActivityFilter, string][])('for %s reads a page and no more', async (_what, filter, index) => {
    for (const page of [readPage({ first: 20 }, 'INSTANT'), readPage({ last: 20 }, 'INSTANT')]) {
      const { sql, parameters } = writeActivitySearch(filter(), page);
      const lines = await query<Record<string, string>>(test.services.database.fork(), `explain (costs off) ${sql}`, parameters);
      const plan = lines.map((line) => Object.values(line)[0]).join('\n');
      expect(plan).toContain(`using ${index} on activity`);
      expect(plan).not.toMatch(/Sort|Seq Scan on activity/);
    }
  });
});

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();
}
