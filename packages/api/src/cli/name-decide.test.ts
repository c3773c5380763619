import { afterAll, beforeAll, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { enter } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function run(...argv: string[]): Promise<string> {
  let said = '';
  const output = { print: (text: string) => void (said += text), warn: (text: string) => void (said += text), progress: () => undefined };
  await runCommand({ argv, services: test.services, output, cwd: '/', secret: null, signal: new AbortController().signal });
  return said;
}

it('name list shows who has one name only without a gap', async () => {
  const { cookie } = await enter(test, 'one.name.by.command');
  const input = { familyName: 'スリヤ', familyNameKana: 'スリヤ', familyNameLatin: 'SURIYA', version: 1 };
  await test.ask('mutation ($input: RequestNameChangeInput!) { requestNameChange(input: $input) { __typename } }', { input }, { cookie });
  const [id = '', ...names] = (await run('name', 'list')).trim().split('\t');
  expect(names.slice(0, 3)).toEqual(['スリヤ', 'スリヤ', 'SURIYA']);
  expect(await run('name', 'decide', id, 'decline')).toContain('The name stays as it is.');
});

it('name list shows what waits, and name decide ends it on record', async () => {
  const { cookie, member } = await enter(test, 'name.by.command');
  const input = {
    familyName: '佐藤',
    givenName: '花',
    familyNameKana: 'サトウ',
    givenNameKana: 'ハナ',
    familyNameLatin: 'SATO',
    givenNameLatin: 'HANA',
    version: 1,
  };
  await test.ask('mutation ($input: RequestNameChangeInput!) { requestNameChange(input: $input) { __typename } }', { input }, { cookie });
  const [id = '', ...names] = (await run('name', 'list')).trim().split('\t');
  expect(names.slice(0, 3)).toEqual(['佐藤 花', 'サトウ ハナ', 'SATO HANA']);
  expect(await run('name', 'decide', id, 'perhaps')).toContain('Write approve or decline');
  expect(await run('name', 'decide', 'nonsense', 'approve')).toContain('No change of name waits under nonsense.');
  expect(await run('name', 'decide', id, 'approve')).toContain('The new name counts.');
  expect(await run('name', 'decide', id, 'decline')).toContain('No change of name waits');
  expect(await run('name', 'list')).toContain('No change of name waits.');
  const sql = `select m.family_name as name, a.actor, a.reason from member m join activity a on a.member_id = m.id and a.kind = 'NAME_CHANGED' where m.id = $1`;
  expect(await query(test.services.database.fork(), sql, [member.memberId])).toEqual([
    { name: '佐藤', actor: 'SERVICE', reason: 'meisai name decide approve' },
  ]);
});
