import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { query } from '../platform/index.js';
import { login } from '../test/logins.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { enter, isAlive } from '../test/sessions.js';
import { findMemberLogin } from './login.queries.js';
import { replacePassword } from './add-login.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => test.stop());

it('lets nobody in by a password that was replaced while it was being checked', async () => {
  const member = await enrolMember(test.services, 'raced.login');
  replaceDuringCheck(member.userId);
  const answer = await login(test, member.userId, member.password);
  expect({ status: answer.status, cookie: answer.cookie }).toEqual({ status: 503, cookie: null });
  const opened = 'select 1 from session s join login l on l.id = s.login_id where l.member_id = $1';
  expect(await query(test.services.database.fork(), opened, [member.memberId])).toEqual([]);
});

it('proves no session anew by one, and changes nothing by one', async () => {
  const { member, cookie } = await enter(test, 'raced.step');
  const input = { currentPassword: member.password, newPassword: 'seven copper owls drink tea' };
  for (const [document, variables] of [
    ['mutation ($password: String!) { stepUpWithPassword(password: $password) { __typename } }', { password: member.password }],
    ['mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }', { input }],
  ] as const) {
    replaceDuringCheck(member.userId);
    const answer = await test.ask(document, variables, { cookie });
    expect({ status: answer.status, cookie: answer.cookie }).toEqual({ status: 503, cookie: null });
    vi.restoreAllMocks();
    await setHash(member.userId, await test.services.passwordHasher.hash(member.password));
  }
  expect(await isAlive(test, cookie)).toBe(true);
});

/** Between the check of a password and what follows from it, another one takes its place. */
function replaceDuringCheck(userId: string): void {
  const { passwordHasher } = test.services;
  const verify = passwordHasher.verify.bind(passwordHasher);
  vi.spyOn(passwordHasher, 'verify').mockImplementation(async (hash, password) => {
    const isRight = await verify(hash, password);
    await setHash(userId, 'another');
    return isRight;
  });
}

async function setHash(userId: string, hash: string): Promise<void> {
  const em = test.services.database.fork();
  await replacePassword(em, (await findMemberLogin(em, userId))?.id ?? '', hash);
}
