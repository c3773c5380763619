import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { codeAt, countActivity, mailSubjects, memberWithAuthenticator, passwordStep, pendingCookieOf, verify } from '../test/factors.js';
import { atMinute, login, outcomesOf, VIEWER } from '../test/logins.js';
import { mailsTo } from '../test/mails.js';
import { enrolMember, startTestServer, type Answer, type EnrolledMember, type TestServer } from '../test/server.js';

const NEW = 'seven copper owls drink tea';
const CHANGE_PASSWORD = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { __typename ... on ChangePasswordSuccess { endedSessions } ... on PasswordRejected { reason } }
}`;
const CHANGE_USER_ID = `mutation ($userId: String!) {
  changeUserId(userId: $userId) { __typename ... on ChangeUserIdSuccess { userId } ... on UserIdRejected { reason } }
}`;

interface ChangeData {
  changePassword: { __typename: string; endedSessions?: number; reason?: string };
  changeUserId: { __typename: string; userId?: string; reason?: string };
}

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('changing the password', () => {
  it('AU-32: asks for the one there is, and counts a wrong one as the login does', async () => {
    const member = await enrolMember(test.services, 'changes.wrong');
    const { cookie } = await login(test, member.userId, member.password);
    expect(await changePassword(null, member.password, NEW)).toEqual({ __typename: 'NotLoggedIn' });
    expect(await changePassword(cookie, 'wrong', NEW)).toEqual({ __typename: 'WrongPassword' });
    expect(await changePassword(cookie, '', NEW)).toEqual({ __typename: 'WrongPassword' });
    expect(await outcomesOf(test, member.userId, ['x'])).toEqual(['WrongCredentials']);
    expect(await changePassword(cookie, member.password, NEW)).toEqual({ __typename: 'LoginLocked' });
    expect(await countActivity(test, member.memberId, 'PASSWORD_CHANGED')).toBe(0);
  });

  it('ends every other session, goes on under a new cookie, and tells the member', async () => {
    const member = await enrolMember(test.services, 'changes.right');
    const other = await login(test, member.userId, member.password);
    const { cookie } = await login(test, member.userId, member.password);
    const answer = await ask(CHANGE_PASSWORD, { input: { currentPassword: member.password, newPassword: NEW } }, cookie);
    expect(answer.data?.changePassword).toEqual({ __typename: 'ChangePasswordSuccess', endedSessions: 1 });
    expect(answer.cookie).not.toBe(cookie);
    expect([await viewerOf(other.cookie), await viewerOf(cookie)]).toEqual([null, null]);
    expect(await viewerOf(answer.cookie)).not.toBeNull();
    expect(await outcomesOf(test, member.userId, [member.password, NEW])).toEqual(['WrongCredentials', 'LoginSuccess']);
    expect((await mailsTo(test.services, `${member.userId}@example.jp`)).map(({ subject }) => subject)).toContain(
      'Your password was changed',
    );
    expect(await countActivity(test, member.memberId, 'PASSWORD_CHANGED')).toBe(1);
  });

  it('follows the rules, and a refused one changes nothing', async () => {
    const member = await enrolMember(test.services, 'changes.rules');
    const { cookie } = await login(test, member.userId, member.password);
    const rejections = [];
    for (const password of ['windy lantern', 'passwordpassword', 'changes.rules at the quay']) {
      rejections.push((await changePassword(cookie, member.password, password))?.reason);
    }
    expect(rejections).toEqual(['TOO_SHORT', 'EASY_TO_GUESS', 'HOLDS_A_NAME']);
    const overlong = await ask(CHANGE_PASSWORD, { input: { currentPassword: member.password, newPassword: 'x'.repeat(129) } }, cookie);
    expect(overlong.status).toBe(400);
    expect(await viewerOf(cookie)).not.toBeNull();
  });

  it('takes no other for the password there is', async () => {
    const member = await enrolMember(test.services, 'changes.nothing');
    const { cookie } = await login(test, member.userId, member.password);
    expect(await changePassword(cookie, member.password, member.password)).toEqual({ __typename: 'PasswordRejected', reason: 'UNCHANGED' });
    expect(await countActivity(test, member.memberId, 'PASSWORD_CHANGED')).toBe(0);
  });

  it('AU-30: asks for eight characters only where there is a second factor', async () => {
    const member = await memberWithAuthenticator(test, 'changes.factor');
    const cookie = await sessionOf(member);
    expect(await changePassword(cookie, member.password, 'qu4y-0w')).toEqual({ __typename: 'PasswordRejected', reason: 'TOO_SHORT' });
    expect(await changePassword(cookie, member.password, 'qu4y-0wls')).toEqual({ __typename: 'ChangePasswordSuccess', endedSessions: 0 });
  });

  it('asks a session that proved itself too long ago for more than the password, and leaves its proof as old as it was', async () => {
    const member = await memberWithAuthenticator(test, 'changes.unproved');
    const cookie = await sessionOf(member);
    const input = { currentPassword: member.password, newPassword: NEW };
    await atMinute(test, 11, async () => {
      expect(await changePassword(cookie, member.password, NEW)).toEqual({ __typename: 'StepUpNeeded' });
      expect(await countActivity(test, member.memberId, 'PASSWORD_CHANGED')).toBe(0);
    });
    const renewed = (await ask(CHANGE_PASSWORD, { input }, cookie)).cookie;
    expect(renewed).not.toBe(cookie);
    await atMinute(test, 11, async () => expect(await changeUserId(renewed, 'never.reached')).toEqual({ __typename: 'StepUpNeeded' }));
  });

  it('AU-30: takes 64 and 128 characters as they are: neither trimmed, cut nor folded', async () => {
    const member = await enrolMember(test.services, 'changes.long');
    let { cookie } = await login(test, member.userId, member.password);
    let current = member.password;
    for (const length of [64, 128]) {
      const chosen = ` Owls drink Tea at ${'windy copper lantern 7 '.repeat(6)}`.slice(0, length - 1).concat(' ');
      const answer = await ask(CHANGE_PASSWORD, { input: { currentPassword: current, newPassword: chosen } }, cookie);
      expect(answer.data?.changePassword.__typename).toBe('ChangePasswordSuccess');
      [cookie, current] = [answer.cookie, chosen];
      expect(await outcomesOf(test, member.userId, [chosen.trim(), chosen.toLowerCase()])).toEqual([
        'WrongCredentials',
        'WrongCredentials',
      ]);
      expect(await outcomesOf(test, member.userId, [chosen])).toEqual(['LoginSuccess']);
      expect(await outcomesOf(test, member.userId, [chosen.slice(0, -1)])).toEqual(['WrongCredentials']);
      expect(await outcomesOf(test, member.userId, [chosen])).toEqual(['LoginSuccess']);
    }
  });

  it.each([
    ['the user ID', 'walks with CHANGES-NAMED home'],
    ['what stands before the @', 'walks with tanuki-san home'],
    ['the family name', 'quiet Tanaka mornings in May'],
    ['the card product', 'every test card on the table'],
    ['the card product in Japanese', '机の上の試験カードと古い時計と猫たち'],
    ['the service', 'all the meisai in the drawer'],
  ])('AU-30: takes none with %s inside', async (what, password) => {
    const userId = `changes.named${what.length}`;
    const member = await enrolMember(test.services, userId);
    const em = test.services.database.fork();
    await query(em, `update member set family_name_latin = 'Tanaka' where id = $1`, [member.memberId]);
    await query(em, `update contact set value = 'tanuki.san@example.jp' where member_id = $1`, [member.memberId]);
    const { cookie } = await login(test, userId, member.password);
    const chosen = password.replace(/(named)/i, `$1${what.length}`);
    expect(await changePassword(cookie, member.password, chosen)).toEqual({ __typename: 'PasswordRejected', reason: 'HOLDS_A_NAME' });
  });

  it('ends a login that waits for its second factor', async () => {
    const member = await memberWithAuthenticator(test, 'changes.waiting');
    const cookie = await sessionOf(member);
    const pending = pendingCookieOf(await login(test, member.userId, member.password));
    await changePassword(cookie, member.password, NEW);
    const left = await query(test.services.database.fork(), 'select 1 from pending_login where login_id = $1 and ended_at is null', [
      member.loginId,
    ]);
    expect([left.length, pending === 'none']).toEqual([0, false]);
  });
});

describe('changing the user ID', () => {
  it('takes the new one from then on, keeps the session, and tells the member', async () => {
    const member = await enrolMember(test.services, 'before.change');
    const { cookie } = await login(test, member.userId, member.password);
    expect(await changeUserId(cookie, ' Ａｆｔｅｒ.Change ')).toEqual({ __typename: 'ChangeUserIdSuccess', userId: 'After.Change' });
    expect(await viewerOf(cookie)).not.toBeNull();
    expect(await outcomesOf(test, 'after.change', [member.password])).toEqual(['LoginSuccess']);
    expect(await outcomesOf(test, 'before.change', [member.password])).toEqual(['WrongCredentials']);
    expect(await mailSubjects(test, member.userId)).toContain('Your user ID was changed');
    expect(await countActivity(test, member.memberId, 'USER_ID_CHANGED')).toBe(1);
  });

  it('carries the count along: wrong passwords before it and after it lock together, and a lock goes along', async () => {
    const member = await enrolMember(test.services, 'counted.before');
    const { cookie } = await login(test, member.userId, member.password);
    await outcomesOf(test, 'counted.before', ['x', 'x']);
    await outcomesOf(test, 'counted.after', ['x', 'x', 'x']);
    expect((await changeUserId(cookie, 'counted.after'))?.__typename).toBe('ChangeUserIdSuccess');
    expect(await outcomesOf(test, 'counted.after', ['x', member.password])).toEqual(['WrongCredentials', 'LoginLocked']);
    expect((await changeUserId(cookie, 'counted.again'))?.__typename).toBe('ChangeUserIdSuccess');
    expect(await outcomesOf(test, 'counted.again', [member.password])).toEqual(['LoginLocked']);
  });

  it('is not told to whoever proved themselves too long ago, takes no form of another’s, and none of their own', async () => {
    const [member] = [await enrolMember(test.services, 'mine.only'), await enrolMember(test.services, 'somebodys')];
    const { cookie } = await login(test, member.userId, member.password);
    await atMinute(test, 11, async () => expect(await changeUserId(cookie, 'fresh.id')).toEqual({ __typename: 'StepUpNeeded' }));
    expect(await changeUserId(null, 'fresh.id')).toEqual({ __typename: 'NotLoggedIn' });
    expect(await changeUserId(cookie, 'SOMEBODYS')).toEqual({ __typename: 'UserIdTaken' });
    expect(await changeUserId(cookie, 'a b c d')).toEqual({ __typename: 'UserIdRejected', reason: 'FORBIDDEN_CHARACTER' });
    for (const same of ['mine.only', 'Mine.Only', 'ｍｉｎｅ．ｏｎｌｙ'])
      expect(await changeUserId(cookie, same)).toEqual({ __typename: 'UserIdRejected', reason: 'UNCHANGED' });
    expect(await countActivity(test, member.memberId, 'USER_ID_CHANGED')).toBe(0);
    expect(await outcomesOf(test, 'mine.only', [member.password])).toEqual(['LoginSuccess']);
  });
});

describe('trying for user IDs', () => {
  it('ends after twenty in a day, taken or not, and begins anew the day after', { timeout: 60_000 }, async () => {
    const [member] = [await enrolMember(test.services, 'tries.much'), await enrolMember(test.services, 'tried.for')];
    const { cookie } = await login(test, member.userId, member.password);
    const statuses = [];
    for (let n = 0; n < 21; n += 1)
      statuses.push((await ask(CHANGE_USER_ID, { userId: n % 2 === 0 ? 'tried.for' : `tries.${n}` }, cookie)).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    expect(await countActivity(test, member.memberId, 'USER_ID_CHANGED')).toBe(10);
    await atMinute(test, 24 * 60 + 1, async () => {
      const { cookie: later } = await login(test, 'tries.19', member.password);
      expect(await changeUserId(later, 'tried.for')).toEqual({ __typename: 'UserIdTaken' });
    });
  });
});

function ask(document: string, variables: object, cookie: string | null): Promise<Answer<ChangeData>> {
  return test.ask<ChangeData>(document, variables, cookie === null ? {} : { cookie });
}

async function changePassword(cookie: string | null, currentPassword: string, newPassword: string) {
  return (await ask(CHANGE_PASSWORD, { input: { currentPassword, newPassword } }, cookie)).data?.changePassword;
}

async function changeUserId(cookie: string | null, userId: string) {
  return (await ask(CHANGE_USER_ID, { userId }, cookie)).data?.changeUserId;
}

async function viewerOf(cookie: string | null): Promise<unknown> {
  return (await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie: cookie ?? '' })).data?.viewer;
}

/** A session of a member with a second factor. */
async function sessionOf(member: EnrolledMember & { secret: string }): Promise<string | null> {
  const pending = await passwordStep(test, member);
  return (await verify(test, pending, await codeAt(test, member.secret))).cookie;
}
