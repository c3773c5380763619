import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { query } from '../platform/index.js';
import { withStatements } from '../test/count-statements.js';
import { applyFor, TAROS_NAMES } from '../test/family.js';
import { startOperator, type OperatorAtWork } from '../test/operators.js';
import { enter } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

vi.mock('../platform/database.js', async (original) => (await import('../test/count-statements.js')).counting(await original()));

let test: TestServer;
let operator: OperatorAtWork;
let members = 0;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services);
});
afterAll(() => test.stop());

const REQUEST_NAME = `mutation ($input: RequestNameChangeInput!) { requestNameChange(input: $input) { __typename } }`;

/** Members who wait for the desk in both ways. */
async function addWaiting(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const basic = await enter(test, `waits.${(members += 1)}`);
    await applyFor(test, basic);
    await test.ask(REQUEST_NAME, { input: { ...TAROS_NAMES, version: 1 } }, { cookie: basic.cookie });
  }
}

interface Row {
  member: { id: string; contacts: { masked: string }[] };
}

interface List {
  edges: { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

async function look(list: string): Promise<{ rows: Row[]; made: string[] }> {
  const document = `{ list: ${list}(first: 50) { edges { node { member { id name { family } contacts { masked } } } } } }`;
  const { done, made } = await withStatements(() => test.ask<{ list: List }>(document, {}, operator.headers));
  return { rows: (done.data?.list.edges ?? []).map(({ node }) => node), made };
}

const TABLES: Record<string, string> = { nameChanges: 'name_change', familyCardCases: 'family_card_application' };

describe.each(['nameChanges', 'familyCardCases'])('the list of %s', (list) => {
  it('is read by as many statements for many as for one, and each has its own member', async () => {
    await addWaiting(1);
    const few = await look(list);
    await addWaiting(4);
    const many = await look(list);
    expect(many.rows.length).toBe(few.rows.length + 4);
    expect(few.made.length).toBeGreaterThan(2);
    expect(many.made).toEqual(few.made);
    expect(new Set(many.rows.map(({ member }) => member.id)).size).toBe(many.rows.length);
    expect(many.rows.map(({ member }) => member.contacts.map(({ masked }) => masked))).toEqual(many.rows.map(() => ['w•••@example.jp']));
  });

  it('is paged on to its end, longest first, also where many came within one millisecond', async () => {
    await addWaiting(2);
    await query(test.services.database.fork(), `update ${TABLES[list]} set submitted_at = date_trunc('second', submitted_at)`, []);
    const document = `query ($after: String) { list: ${list}(first: 2, after: $after) { edges { node { member { id } } } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const { data }: { data: { list: List } | null } = await test.ask<{ list: List }>(document, { after }, operator.headers);
      if (data === null) throw new Error('No answer.');
      seen.push(...data.list.edges.map(({ node }) => node.member.id));
      if (!data.list.pageInfo.hasNextPage) break;
      after = data.list.pageInfo.endCursor;
    }
    const all = (await look(list)).rows.map(({ member }) => member.id);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(members);
  });
});
