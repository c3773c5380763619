import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '../platform/index.js';
import { codeOf, letAnswer, memberGlobalId, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('@meisai/examples/package.json')), 'operators');
const REALM = { 'meisai-realm': 'operator' };

let service: TestServer;
let operator: OperatorAtWork;
let member: EnrolledMember;
beforeAll(async () => {
  service = await startTestServer();
  operator = await startOperator(service.services, 'Mori');
  member = await enrolMember(service.services, 'called.in');
  // Codes go where they have gone for a week.
  await query(service.services.database.fork(), `update contact set changed_at = app_now() - interval '8 days'`, []);
});
afterAll(() => service.stop());

test('every example of the desk runs as it is written, for an operator who logs in with the first two', async () => {
  const { userId, password } = operator;
  const about = { memberId: memberGlobalId(member), reason: 'The caller asked for it.' };
  const variables = {
    input: { userId, password },
    search: member.userId,
    check: { memberId: about.memberId, answers: await letAnswer(service.services, member) },
    act: about,
    contact: { ...about, email: 'new@example.jp' },
    phone: { ...about, phone: '090-5555-0105' },
    code: await codeOf(service.services, operator),
  };
  const files = readdirSync(FOLDER).toSorted();
  expect(files.length).toBeGreaterThanOrEqual(10);
  let cookie = '';
  for (const file of files) {
    const document = readFileSync(join(FOLDER, file), 'utf8');
    const answer = await service.ask<object>(document, variables, { ...REALM, ...(cookie === '' ? {} : { cookie }) });
    expect([file, answer.errors]).toEqual([file, undefined]);
    expect([file, JSON.stringify(answer.data)]).toEqual([file, expect.not.stringContaining('"message"')]);
    const set = cookiesOf(answer.headers['set-cookie']);
    if (set.length > 0) cookie = set.join('; ');
  }
});

function cookiesOf(header: string | string[] | number | undefined): string[] {
  const all = Array.isArray(header) ? header : typeof header === 'string' ? [header] : [];
  return all.map((one) => one.split(';', 1)[0] ?? '').filter((pair) => !pair.endsWith('='));
}
