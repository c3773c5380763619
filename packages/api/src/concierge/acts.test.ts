import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReenrolmentFor } from '../enrolment/index.js';
import { addLogin } from '../identity/index.js';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { issueTestCard } from '../test/cards.js';
import { ENROL, type EnrolData } from '../test/enrolment.js';
import { codeAt, memberWithAuthenticator, passwordStep, verify, wrongCode } from '../test/factors.js';
import { atMinute, deviceCookieOf, login, outcomesOf, throughProxy, VIEWER } from '../test/logins.js';
import { codeMailedTo, tokenMailedTo } from '../test/mails.js';
import { act, memberGlobalId, passCheck, recordOf, startOperator, type OperatorAtWork } from '../test/operators.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';

const REASON = 'They called from the road.';

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services, 'Mori');
});
afterAll(() => test.stop());

function on(member: EnrolledMember, reason = REASON) {
  return { memberId: memberGlobalId(member), reason };
}

async function mailsTo(userId: string): Promise<string[]> {
  const sql = `select subject from mail_outbox where recipient = $1
               union all select subject from caught_mail where recipient = $1`;
  const rows = await query<{ subject: string }>(test.services.database.fork(), sql, [`${userId}@example.jp`]);
  return rows.map(({ subject }) => subject);
}

describe('unlocking', () => {
  it('opens a locked login for every device, with the password it had, and tells the member', async () => {
    const member = await enrolMember(test.services, 'unlock.one');
    await outcomesOf(test, member.userId, ['x', 'y', 'z']);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('IdentityCheckNeeded');
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('LoginUnlocked');
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
    expect(await mailsTo(member.userId)).toContain('Your login has been unlocked');
    expect(await recordOf(test.services, operator)).toContainEqual({ kind: 'LOGIN_UNLOCKED', reason: REASON });
  });

  it('is refused where nothing is locked, without a mail', async () => {
    const member = await enrolMember(test.services, 'unlock.open');
    await outcomesOf(test, member.userId, ['x', 'y']);
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('NotLocked');
    expect(await mailsTo(member.userId)).toEqual([]);
    expect(await recordOf(test.services, operator)).toContainEqual({
      kind: 'OPERATOR_REFUSED',
      reason: `LOGIN_UNLOCKED, NOT_LOCKED: ${REASON}`,
    });
  });

  it('opens a device that has used up its own guesses, while strangers find the login open', async () => {
    const member = await enrolMember(test.services, 'unlock.device');
    const cookie = deviceCookieOf(await login(test, member.userId, member.password));
    for (const guess of ['x', 'y', 'z']) await login(test, member.userId, guess, { cookie });
    const document = 'query ($id: ID!) { memberRecord(id: $id) { login { state hasLock } } }';
    const { data } = await test.ask<{ memberRecord: object }>(document, { id: memberGlobalId(member) }, operator.headers);
    expect(data?.memberRecord).toEqual({ login: { state: 'OPEN', hasLock: true } });
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('LoginUnlocked');
    expect((await login(test, member.userId, member.password, { cookie })).data?.login.__typename).toBe('LoginSuccess');
  });

  it('opens the one-time codes that wrong ones have locked, which the record shows though the login is open', async () => {
    const member = await memberWithAuthenticator(test, 'unlock.codes');
    const pending = await passwordStep(test, member);
    const wrong = await wrongCode(test, member.secret);
    for (let guess = 0; guess < 5; guess += 1) await verify(test, pending, wrong);
    const document = 'query ($id: ID!) { memberRecord(id: $id) { login { state hasLock } } }';
    const { data } = await test.ask<{ memberRecord: object }>(document, { id: memberGlobalId(member) }, operator.headers);
    expect(data?.memberRecord).toEqual({ login: { state: 'OPEN', hasLock: true } });
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('LoginUnlocked');
    const again = await passwordStep(test, member);
    expect((await verify(test, again, await codeAt(test, member.secret))).data?.verifyLogin.__typename).toBe('LoginSuccess');
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('NotLocked');
  });

  it('needs a login', async () => {
    const member = await enrolMember(test.services, 'unlock.none');
    await passCheck(test, operator, member);
    await query(test.services.database.fork(), 'update login set closed_at = app_now() where member_id = $1', [member.memberId]);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('NoLogin');
  });
});

describe('locking', () => {
  it('shuts the login for known devices too and ends its sessions; only unlocking opens it', async () => {
    const member = await enrolMember(test.services, 'lock.one');
    const session = await login(test, member.userId, member.password);
    const device = /__Host-meisai-device=[\w-]{43}/.exec(String(session.headers['set-cookie']))?.[0] ?? '';
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', on(member))).toBe('LoginLockedByConcierge');
    const seen = await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie: session.cookie ?? '' });
    expect(seen.data?.viewer).toBeNull();
    const again = await login(test, member.userId, member.password, { cookie: device });
    expect(again.data?.login.__typename).toBe('LoginLocked');
    await atMinute(test, 60 * 24 * 30, async () => {
      expect((await login(test, member.userId, member.password)).data?.login.__typename).toBe('LoginLocked');
    });
    expect(await mailsTo(member.userId)).toContain('The concierge desk has locked your login');
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('LoginUnlocked');
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
  });
});

describe('locking what an operator has locked', () => {
  it('is refused without a mail, unless it ends a re-enrolment that was started since', async () => {
    const member = await enrolMember(test.services, 'lock.twice');
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', on(member))).toBe('LoginLockedByConcierge');
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', on(member))).toBe('AlreadyLocked');
    expect(await mailsTo(member.userId)).toHaveLength(1);
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'startReenrolment', 'MemberActInput', on(member))).toBe('ReenrolmentStarted');
    const until = async () => {
      const document = 'query ($id: ID!) { memberRecord(id: $id) { reenrolmentUntil } }';
      const { data } = await test.ask<{ memberRecord: { reenrolmentUntil: string | null } }>(
        document,
        { id: memberGlobalId(member) },
        operator.headers,
      );
      return data?.memberRecord.reenrolmentUntil;
    };
    expect((Date.parse((await until()) ?? '') - Date.now()) / 60_000).toBeCloseTo(60, 0);
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', on(member))).toBe('LoginLockedByConcierge');
    expect(await until()).toBeNull();
  });
});

describe('locking', () => {
  it('makes worthless what was sent to let the member in anew', async () => {
    const card = await issueTestCard(test.services);
    const { memberId, email, proof } = card;
    const userId = 'lock.codes';
    const em = test.services.database.fork();
    await addLogin(em, {
      person: { memberId },
      userId,
      passwordHash: await test.services.passwordHasher.hash('an old password of theirs'),
    });
    await test.ask(ASK_REISSUE, { userId }, throughProxy('10.5.2.1'));
    const token = await tokenMailedTo(test.services, email);
    await em.transactional((tx) => startReenrolmentFor(tx as EntityManager, test.services, memberId));
    const code = await codeMailedTo(test.services, email);
    const input = { memberId: memberGlobalId(card), reason: REASON };
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', input)).toBe('LoginLockedByConcierge');
    const password = 'seven copper owls drink tea';
    const enrolment = { card: proof, code, userId, password };
    const enrolled = await test.ask<EnrolData>(ENROL, { input: enrolment }, throughProxy('10.5.2.2'));
    expect(enrolled.data?.enrol.__typename).toBe('EnrolmentRefused');
    expect(token).not.toBeNull();
    const reissue = { token, userId, newPassword: password };
    const reissued = await test.ask<ReissueData>(REISSUE, { input: reissue }, throughProxy('10.5.2.3'));
    expect(reissued.data?.reissuePassword.__typename).toBe('ReissueRefused');
  });
});

describe('starting a re-enrolment', () => {
  const START = `mutation ($input: MemberActInput!) { startReenrolment(input: $input) { __typename ... on ReenrolmentStarted { sentTo } } }`;

  it('sends a code to the member and shows the operator only where it went', async () => {
    const member = await enrolMember(test.services, 'reenrol.one');
    await passCheck(test, operator, member);
    const { data } = await test.ask<{ startReenrolment: object }>(START, { input: on(member) }, operator.headers);
    expect(data?.startReenrolment).toEqual({ __typename: 'ReenrolmentStarted', sentTo: 'r•••@example.jp' });
    expect(await mailsTo(member.userId)).toHaveLength(1);
  });

  it('needs a login: who never had one enrols by themselves', async () => {
    const member = await enrolMember(test.services, 'reenrol.never');
    await query(test.services.database.fork(), 'delete from login where member_id = $1', [member.memberId]);
    await passCheck(test, operator, member);
    expect(await act(test, operator, 'startReenrolment', 'MemberActInput', on(member))).toBe('NoLogin');
    expect(await mailsTo(member.userId)).toEqual([]);
  });

  it('needs an open card', async () => {
    const member = await enrolMember(test.services, 'reenrol.closed');
    await passCheck(test, operator, member);
    const input = { accountId: globalId('Account', member.accountId), reason: REASON };
    expect(await act(test, operator, 'closeAccount', 'CloseAccountInput', input)).toBe('AccountClosed');
    expect(await act(test, operator, 'startReenrolment', 'MemberActInput', on(member))).toBe('NoLogin');
  });

  it('goes to no contact that has changed within seven days', async () => {
    const member = await enrolMember(test.services, 'reenrol.fresh');
    await passCheck(test, operator, member);
    await query(test.services.database.fork(), `update contact set changed_at = app_now() - interval '6 days' where member_id = $1`, [
      member.memberId,
    ]);
    expect(await act(test, operator, 'startReenrolment', 'MemberActInput', on(member))).toBe('NoFitContact');
    expect(await mailsTo(member.userId)).toEqual([]);
  });
});

describe('closing an account', () => {
  it('closes its cards, and the logins left without an open card, with their sessions', async () => {
    const member = await enrolMember(test.services, 'close.one');
    const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
    const input = { accountId: globalId('Account', member.accountId), reason: REASON };
    const document = `mutation ($input: CloseAccountInput!) { closeAccount(input: $input) { __typename ... on AccountClosed { closedLogins } } }`;
    const { data } = await test.ask<{ closeAccount: object }>(document, { input }, operator.headers);
    expect(data?.closeAccount).toEqual({ __typename: 'AccountClosed', closedLogins: 1 });
    expect((await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer).toBeNull();
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginClosed']);
    expect((await mailsTo(member.userId)).toSorted()).toEqual(['Your card account has been closed', 'Your login has been closed']);
    expect(await act(test, operator, 'closeAccount', 'CloseAccountInput', input)).toBe('AccountNotOpen');
    expect(await mailsTo(member.userId)).toHaveLength(2);
    expect(await recordOf(test.services, operator)).toContainEqual({
      kind: 'OPERATOR_REFUSED',
      reason: `ACCOUNT_CLOSED, ACCOUNT_NOT_OPEN: ${REASON}`,
    });
  });

  it('leaves a login with another open card as it is', async () => {
    const member = await enrolMember(test.services, 'close.two');
    const other = await enrolMember(test.services, 'close.other');
    await query(test.services.database.fork(), 'update card set member_id = $1 where id = $2', [member.memberId, other.cardId]);
    const input = { accountId: globalId('Account', member.accountId), reason: REASON };
    expect(await act(test, operator, 'closeAccount', 'CloseAccountInput', input)).toBe('AccountClosed');
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
  });
});

describe('every act', () => {
  it.each(['', '   ', '\u0000', 'x'.repeat(301)])('wants a reason that can be read (%#)', async (reason) => {
    const member = await enrolMember(test.services, `reason.${reason.length}`);
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', on(member, reason))).toBe('ReasonNeeded');
    expect(await outcomesOf(test, member.userId, [member.password])).toEqual(['LoginSuccess']);
  });
});
