import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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

async function look(list: string): Promise<{ rows: Row[]; made: string[] }> {
  const document = `{ rows: ${list} { member { id name { family } contacts { masked } } } }`;
  const { done, made } = await withStatements(() => test.ask<{ rows: Row[] }>(document, {}, operator.headers));
  return { rows: done.data?.rows ?? [], made };
}

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
});
