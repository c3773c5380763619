import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardKey, openLogin, shutLogin } from '../identity/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { codeAt, memberWithAuthenticator, passwordStep, verify } from '../test/factors.js';
import { atMinute, countChecks, deviceCookieOf, login, outcomesOf, throughProxy, VIEWER } from '../test/logins.js';
import { errandsDone, mailsTo, tokenMailedTo } from '../test/mails.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, startTestServer, type Answer, type EnrolledMember, type TestServer } from '../test/server.js';

const NEW = 'seven copper owls drink tea';
const ASKED = { requestPasswordReissue: { __typename: 'RequestPasswordReissueSuccess', validForMinutes: 15 } };
const ORIGIN = 'https://meisai.example';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer({ PUBLIC_ORIGIN: ORIGIN });
});
afterAll(() => test.stop());

describe('asking for a new password', () => {
  it('AU-19: answers known and unknown user IDs alike, mails three times an hour at most, and changes nothing', async () => {
    const member = await enrolMember(test.services, 'asked.for');
    const session = await login(test, member.userId, member.password);
    const answers = [];
    for (let n = 0; n < 10; n += 1) answers.push(await ask(member.userId), await ask(`nobody.${n}`));
    for (const { data, status, headers } of answers) {
      expect([data, status, Object.keys(headers)]).toEqual([ASKED, 200, Object.keys(answers[0]?.headers ?? {})]);
    }
    expect(await mailsTo(test.services, mailOf(member))).toHaveLength(3);
    expect(await viewerOf(session.cookie)).not.toBeNull();
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
    await atMinute(test, 61, async () => void (await ask(member.userId)));
    expect(await mailsTo(test.services, mailOf(member))).toHaveLength(4);
  });

  it('mails nobody whose login was closed, and nobody without a contact', async () => {
    const [closed, silent] = [await enrolMember(test.services, 'closed.login'), await enrolMember(test.services, 'silent.one')];
    await sql('update login set closed_at = app_now() where member_id = $1', closed.memberId);
    await sql('delete from contact where member_id = $1', silent.memberId);
    for (const { userId } of [closed, silent]) expect((await ask(userId)).data).toEqual(ASKED);
    expect(await mailsTo(test.services, mailOf(closed))).toEqual([]);
    expect(await mailsTo(test.services, mailOf(silent))).toEqual([]);
  });

  it('mails no link to a contact that changed within seven days, and answers alike', async () => {
    const member = await enrolMember(test.services, 'moved.lately');
    await sql('update contact set changed_at = app_now() where member_id = $1', member.memberId);
    expect((await ask(member.userId)).data).toEqual(ASKED);
    await atMinute(test, 7 * 24 * 60 - 1, async () => void (await ask(member.userId)));
    expect(await mailsTo(test.services, mailOf(member))).toEqual([]);
    await atMinute(test, 7 * 24 * 60 + 1, async () => void (await ask(member.userId)));
    expect(await mailsTo(test.services, mailOf(member))).toHaveLength(1);
  });

  it('AU-22: builds the link from the configured origin, whatever the request says of hosts', async () => {
    const member = await enrolMember(test.services, 'poisoned.one');
    const evil = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      origin: 'https://evil.example',
      referer: 'https://evil.example/',
    };
    await test.ask(ASK_REISSUE, { userId: member.userId }, { ...fresh(), ...evil });
    const [mail] = await mailsTo(test.services, mailOf(member));
    expect(mail?.text).toContain(`${ORIGIN}/recover/new-password#`);
    expect(mail?.text).not.toContain('evil');
  });
});

describe('a reissue', () => {
  it('AU-23: opens the counts, ends every session and device, opens no session, and tells the member', async () => {
    const member = await enrolMember(test.services, 'reissued.one');
    const browsers = [await login(test, member.userId, member.password), await login(test, member.userId, member.password)];
    await outcomesOf(test, member.userId, ['x', 'x', 'x', 'x']);
    const token = await tokenFor(member);
    await sql(`insert into contact (id, member_id, kind, value) values (gen_random_uuid(), $1, 'PHONE', '+819012345678')`, member.memberId);
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginLocked']);
    const answer = await reissue(token, 'Ｒｅｉｓｓｕｅｄ．ｏｎｅ', NEW);
    expect(answer.data?.reissuePassword.__typename).toBe('ReissuePasswordSuccess');
    expect(answer.headers['set-cookie']).toBeUndefined();
    for (const { cookie } of browsers) expect(await viewerOf(cookie)).toBeNull();
    expect(deviceCookieOf(browsers[0] as (typeof browsers)[0])).not.toBe('none');
    const devices = await sql(
      'select 1 from known_device d join login l on l.id = d.login_id where l.member_id = $1 and d.revoked_at is null',
      member.memberId,
    );
    expect(devices).toEqual([]);
    expect(await outcomesOf(test, member.userId, [member.password, NEW])).toEqual(['WrongCredentials', 'LoginSuccess']);
    expect((await mailsTo(test.services, mailOf(member))).at(-1)?.subject).toBe('Your password was replaced');
    expect(await mailsTo(test.services, '+819012345678@sms.example.jp')).toMatchObject([
      { subject: 'Your password was replaced', text: expect.not.stringContaining('http') as string },
    ]);
    const kinds = await sql(
      `select kind from activity where member_id = $1 and kind like 'PASSWORD_REISSUE%' order by at`,
      member.memberId,
    );
    expect(kinds).toEqual([{ kind: 'PASSWORD_REISSUE_REQUESTED' }, { kind: 'PASSWORD_REISSUED' }]);
  });

  it('AU-23: leaves the second factor as it was, and ends a login that waits for it', async () => {
    const member = await memberWithAuthenticator(test, 'reissued.factor');
    const waiting = await passwordStep(test, member);
    expect((await reissue(await tokenFor(member), member.userId, 'qu4y-0wls')).data?.reissuePassword.__typename).toBe(
      'ReissuePasswordSuccess',
    );
    expect((await verify(test, waiting, await codeAt(test, member.secret))).cookie).toBeNull();
    expect(await outcomesOf(test, member.userId, ['qu4y-0wls'])).toEqual(['SecondFactorNeeded']);
  });

  it('is refused while the concierge has the login shut, so that unlocking gives back the password it had', async () => {
    const member = await enrolMember(test.services, 'shut.one');
    const token = await tokenFor(member);
    await setShut(member, shutLogin);
    expect(await refusedBy(token, member.userId)).toBe('ReissueRefused');
    expect((await ask(member.userId)).data).toEqual(ASKED);
    expect(await mailsTo(test.services, mailOf(member))).toHaveLength(1);
    await setShut(member, openLogin);
    expect(await outcomesOf(test, member.userId, [NEW, member.password])).toEqual(['WrongCredentials', 'LoginSuccess']);
  });

  it('AU-21: refuses an older link, one too old, one of another user ID, one to an old address, and one used', async () => {
    const [member, other] = [await enrolMember(test.services, 'bound.one'), await enrolMember(test.services, 'bound.two')];
    const older = await tokenFor(member);
    const token = await tokenFor(member);
    expect(token).not.toBe(older);
    expect(await refusedBy(older, member.userId)).toBe('ReissueRefused');
    expect(await refusedBy(token, other.userId)).toBe('ReissueRefused');
    expect(await refusedBy(token, 'nobody.at.all')).toBe('ReissueRefused');
    await atMinute(test, 16, async () => expect(await refusedBy(token, member.userId)).toBe('ReissueRefused'));
    await sql(`update contact set value = 'new@example.jp', changed_at = app_now() where member_id = $1`, member.memberId);
    expect(await refusedBy(token, member.userId)).toBe('ReissueRefused');
    const again = await tokenFor(other);
    expect(await refusedBy(again, other.userId)).toBe('ReissuePasswordSuccess');
    expect(await refusedBy(again, other.userId)).toBe('ReissueRefused');
    const rows = await sql('select * from password_reissue r join login l on l.id = r.login_id where l.member_id = $1', other.memberId);
    expect(JSON.stringify(rows)).not.toContain(again);
  });

  it('AU-30: keeps the link where the new password is refused, and hashes none over the maximum', async () => {
    const member = await enrolMember(test.services, 'choosy.one');
    const token = await tokenFor(member);
    const before = await countChecks(test);
    const rejections = [];
    for (const password of ['windy lantern', 'passwordpassword', 'choosy.one at the quay']) {
      rejections.push((await reissue(token, member.userId, password)).data?.reissuePassword.reason);
    }
    expect(rejections).toEqual(['TOO_SHORT', 'EASY_TO_GUESS', 'HOLDS_A_NAME']);
    expect((await reissue(token, member.userId, 'x'.repeat(257))).status).toBe(400);
    expect(await countChecks(test)).toBe(before);
    expect(await refusedBy(token, member.userId)).toBe('ReissuePasswordSuccess');
  });

  it('AU-21: guesses at a link trip the limit of their source long before two hundred', async () => {
    const statuses = [];
    for (let guess = 0; guess < 200 && statuses.at(-1) !== 429; guess += 1) {
      const input = { token: 'x'.repeat(43), userId: 'bound.one', newPassword: NEW };
      statuses.push((await test.ask(REISSUE, { input }, throughProxy('10.6.9.9'))).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.length).toBeLessThan(40);
  });
});

async function setShut({ userId }: EnrolledMember, set: typeof shutLogin): Promise<void> {
  const key = guardKey(test.services.keys, 'MEMBER', userId);
  await test.services.database.fork().transactional((tx) => set(tx as EntityManager, key));
}

let requests = 0;
const fresh = () => throughProxy(`10.6.1.${(requests += 1)}`);

async function ask(userId: string): Promise<Answer<unknown>> {
  const answer = await test.ask(ASK_REISSUE, { userId }, fresh());
  await errandsDone(test.services);
  return answer;
}

async function tokenFor(member: EnrolledMember): Promise<string> {
  await ask(member.userId);
  return (await tokenMailedTo(test.services, mailOf(member))) ?? '';
}

function reissue(token: string, userId: string, newPassword: string): Promise<Answer<ReissueData>> {
  return test.ask<ReissueData>(REISSUE, { input: { token, userId, newPassword } }, fresh());
}

async function refusedBy(token: string, userId: string): Promise<string | undefined> {
  return (await reissue(token, userId, NEW)).data?.reissuePassword.__typename;
}

function mailOf({ userId }: EnrolledMember): string {
  return `${userId}@example.jp`;
}

async function viewerOf(cookie: string | null): Promise<unknown> {
  return (await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie: cookie ?? '' })).data?.viewer;
}

function sql(text: string, id: string) {
  return query<Record<string, unknown>>(test.services.database.fork(), text, [id]);
}
