import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleOperationsFolder } from '../http/example-operations.js';
import { codeOf, letAnswer, memberGlobalId, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

const FOLDER = join(exampleOperationsFolder(), '../operators');

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services);
});
afterAll(() => test.stop());

it('every example operation of the operators runs as it is written, for one who logs in with the first two', async () => {
  const member = await enrolMember(test.services, 'example.member');
  const answers = await letAnswer(test.services, member);
  const memberId = memberGlobalId(member);
  const act = { memberId, reason: 'They called.' };
  const variables = {
    input: { userId: operator.userId, password: operator.password },
    code: await codeOf(test.services, operator),
    search: 'example',
    check: { memberId, answers },
    act,
    contact: { ...act, email: 'example.new@example.jp' },
    phone: { ...act, phone: '090-5555-0103' },
  };
  const files = readdirSync(FOLDER).toSorted();
  expect(files.length).toBeGreaterThanOrEqual(9);
  let cookie = '';
  for (const name of files) {
    const headers = cookie.includes('operator=') ? { 'meisai-realm': 'operator', cookie } : { cookie };
    const answer = await test.ask(readFileSync(join(FOLDER, name), 'utf8'), variables, headers);
    expect(answer.errors, name).toBeUndefined();
    expect(JSON.stringify(answer.data), name).not.toContain('"message":');
    cookie = /__Host-meisai-operator(?:-pending)?=[\w-]{43}/.exec(String(answer.headers['set-cookie']))?.[0] ?? cookie;
  }
  expect(cookie).toMatch(/operator=/);
});
