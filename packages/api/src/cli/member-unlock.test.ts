import { afterAll, beforeAll, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { outcomesOf } from '../test/logins.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { runCommand } from './run-command.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function run(argv: string[]): Promise<string> {
  let said = '';
  const output = { print: (text: string) => void (said += text), warn: (text: string) => void (said += text), progress: () => undefined };
  await runCommand({ argv, services: test.services, output, cwd: '/', secret: null, signal: new AbortController().signal });
  return said;
}

it('member unlock opens a login that wrong passwords have locked, and is on record', async () => {
  const { userId, password, memberId } = await enrolMember(test.services, 'locked.out');
  expect(await outcomesOf(test, userId, ['wrong-1', 'wrong-2', 'wrong-3', password])).toContain('LoginLocked');
  expect(await run(['member', 'unlock', userId])).toContain('The login locked.out is open.');
  expect(await outcomesOf(test, userId, [password])).toEqual(['LoginSuccess']);
  const lines = await query(
    test.services.database.fork(),
    `select actor, reason from activity where member_id = $1 and kind = 'LOGIN_UNLOCKED'`,
    [memberId],
  );
  expect(lines).toEqual([{ actor: 'SERVICE', reason: 'meisai member unlock' }]);
});
