import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthenticator, hasSecondFactor } from '../factors/index.js';
import { findLoginOfMember, fitsAlone, replacePassword } from '../identity/index.js';
import { query } from '../platform/index.js';
import { login, throughProxy, VIEWER } from '../test/logins.js';
import { mailsTo, tokenMailedTo } from '../test/mails.js';
import {
  act,
  decideOn,
  memberGlobalId,
  passCheck,
  proposalsSeenBy,
  recordOf,
  startOperator,
  type OperatorAtWork,
} from '../test/operators.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let first: OperatorAtWork;
let second: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  [first, second] = [await startOperator(test.services, 'Mori'), await startOperator(test.services, 'Kudo')];
});
afterAll(() => test.stop());

describe('removing second factors', () => {
  it('takes two operators, and ends every session', async () => {
    const member = await enrolMember(test.services, 'lost.phone');
    const em = test.services.database.fork();
    const propose = { memberId: memberGlobalId(member), reason: 'The telephone fell into the sea.' };
    await passCheck(test, first, member);
    expect(await act(test, first, 'proposeSecondFactorRemoval', 'MemberActInput', propose)).toBe('NothingToRemove');
    const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
    const loginId = (await findLoginOfMember(em, member.memberId))?.id ?? '';
    await addAuthenticator(em, test.services.keys, loginId);
    expect(await act(test, first, 'proposeSecondFactorRemoval', 'MemberActInput', propose)).toBe('ActProposed');
    expect(await hasSecondFactor(em, loginId)).toBe(true);
    expect(await decideOn(test, second, member, 'approveProposal')).toBe('ProposalApproved');
    expect(await hasSecondFactor(em, loginId)).toBe(false);
    expect((await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer).toBeNull();
    // Whoever got as far as the second factor knew the password, however long it is.
    expect((await login(test, member.userId, member.password)).data?.login.__typename).toBe('ReissueNeeded');
    expect(await recordOf(test.services, second)).toContainEqual({ kind: 'REMOVE_SECOND_FACTORS_APPROVED', reason: 'I called back.' });
    const [mail] = await mailsTo(test.services, 'lost.phone@example.jp');
    expect(mail?.text).toContain('/recover/password');
  });

  it('is refused where they went meanwhile: the session stays, and no mail says that operators did it', async () => {
    const member = await enrolMember(test.services, 'found.phone');
    const em = test.services.database.fork();
    const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
    const loginId = (await findLoginOfMember(em, member.memberId))?.id ?? '';
    await addAuthenticator(em, test.services.keys, loginId);
    await passCheck(test, first, member);
    const propose = { memberId: memberGlobalId(member), reason: 'The telephone fell into the sea.' };
    expect(await act(test, first, 'proposeSecondFactorRemoval', 'MemberActInput', propose)).toBe('ActProposed');
    await query(em, 'delete from authenticator where login_id = $1', [loginId]);
    expect(await decideOn(test, second, member, 'approveProposal')).toBe('NothingToRemove');
    expect((await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer).not.toBeNull();
    expect((await mailsTo(test.services, 'found.phone@example.jp')).map(({ subject }) => subject)).toEqual([]);
    expect((await proposalsSeenBy(test, second)).some(({ userId }) => userId === member.userId)).toBe(false);
  });

  it('leaves a password unusable that was allowed only beside them, until a reissue', async () => {
    const [member, short] = [await enrolMember(test.services, 'short.one'), 'owl 7 tea'];
    const em = test.services.database.fork();
    const loginId = (await findLoginOfMember(em, member.memberId))?.id ?? '';
    await replacePassword(em, loginId, await test.services.passwordHasher.hash(short), fitsAlone(short));
    await addAuthenticator(em, test.services.keys, loginId);
    const logIn = async () => (await login(test, member.userId, short)).data?.login.__typename;
    expect(await logIn()).toBe('SecondFactorNeeded');
    await passCheck(test, first, member);
    const propose = { memberId: memberGlobalId(member), reason: 'The telephone fell into the sea.' };
    expect(await act(test, first, 'proposeSecondFactorRemoval', 'MemberActInput', propose)).toBe('ActProposed');
    expect(await decideOn(test, second, member, 'approveProposal')).toBe('ProposalApproved');
    const refused = await login(test, member.userId, short);
    expect([refused.data?.login.__typename, refused.cookie]).toEqual(['ReissueNeeded', null]);
    expect((await login(test, member.userId, 'owl 8 tea')).data?.login.__typename).toBe('WrongCredentials');
    const document = 'query ($id: ID!) { memberRecord(id: $id) { login { state hasLock } } }';
    const { data } = await test.ask<{ memberRecord: object }>(document, { id: memberGlobalId(member) }, first.headers);
    expect(data?.memberRecord).toEqual({ login: { state: 'REISSUE_NEEDED', hasLock: false } });

    const [mail] = await mailsTo(test.services, 'short.one@example.jp');
    expect(mail?.text).toMatch(/choose a new one[^]*\/recover\/password/);
    await test.ask(ASK_REISSUE, { userId: member.userId }, throughProxy('10.8.1.1'));
    const token = (await tokenMailedTo(test.services, 'short.one@example.jp')) ?? '';
    const reissue = async (newPassword: string) => {
      const input = { token, userId: member.userId, newPassword };
      const answer = await test.ask<ReissueData>(REISSUE, { input }, throughProxy('10.8.1.2'));
      return answer.data?.reissuePassword.__typename;
    };
    expect(await reissue('tea 7 owls')).toBe('PasswordRejected');
    expect(await reissue('seven copper owls drink tea')).toBe('ReissuePasswordSuccess');
    expect((await login(test, member.userId, 'seven copper owls drink tea')).data?.login.__typename).toBe('LoginSuccess');
  });
});
