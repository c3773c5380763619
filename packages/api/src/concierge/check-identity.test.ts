import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { atMinute, outcomesOf } from '../test/logins.js';
import { act, CHECK, letAnswer, memberGlobalId, passCheck, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services, 'Mori');
});
afterAll(() => test.stop());

function on(member: EnrolledMember) {
  return { memberId: memberGlobalId(member), reason: 'They called from the road.' };
}

describe('a check of who calls', () => {
  interface CheckData {
    checkIdentity: { __typename: string; wrongLeft?: number; passedUntil?: string; member?: object };
  }
  const check = async (by: OperatorAtWork, member: EnrolledMember, answers: object[]) => {
    const { data } = await test.ask<CheckData>(CHECK, { input: { memberId: memberGlobalId(member), answers } }, by.headers);
    return data?.checkIdentity;
  };

  it('is passed by the right answers, for this operator and a quarter of an hour', async () => {
    const member = await enrolMember(test.services, 'check.right');
    await outcomesOf(test, member.userId, ['x', 'y', 'z']);
    const passed = await check(operator, member, await letAnswer(test.services, member));
    expect(passed?.__typename).toBe('IdentityProved');
    expect((Date.parse(passed?.passedUntil ?? '') - Date.now()) / 60_000).toBeCloseTo(15, 0);
    const other = await startOperator(test.services);
    expect(await act(test, other, 'unlockLogin', 'MemberActInput', on(member))).toBe('IdentityCheckNeeded');
    await atMinute(test, 14, async () =>
      expect(await act(test, operator, 'unlockLogin', 'MemberActInput', on(member))).toBe('LoginUnlocked'),
    );
    const late = await startOperator(test.services);
    await passCheck(test, late, member);
    await query(test.services.database.fork(), `update identity_check set at = at - interval '16 minutes' where operator_id = $1`, [
      late.operatorId,
    ]);
    expect(await act(test, late, 'unlockLogin', 'MemberActInput', on(member))).toBe('IdentityCheckNeeded');
  });

  it('is over after three wrong ones in a day, over all operators, the right answers included', async () => {
    const member = await enrolMember(test.services, 'check.wrong');
    const answers = await letAnswer(test.services, member);
    const wrong = answers.map((answer) => (answer.question === 'CARD' ? { ...answer, answer: '4242 11/29' } : answer));
    const second = await startOperator(test.services);
    expect(await check(operator, member, wrong)).toEqual({ __typename: 'IdentityNotProved', wrongLeft: 2 });
    expect(await check(second, member, answers.slice(1))).toEqual({ __typename: 'IdentityNotProved', wrongLeft: 1 });
    expect(await check(second, member, [])).toEqual({ __typename: 'IdentityNotProved', wrongLeft: 0 });
    expect((await check(operator, member, answers))?.__typename).toBe('ChecksUsedUp');
    await query(test.services.database.fork(), `update identity_check set at = at - interval '25 hours' where member_id = $1`, [
      member.memberId,
    ]);
    expect((await check(operator, member, answers))?.__typename).toBe('IdentityProved');
  });

  it('is not made where the file can answer one question only', async () => {
    const member = await enrolMember(test.services, 'check.thin');
    const answers = [{ question: 'CONTACT', answer: 'check.thin@example.jp' }];
    expect((await check(operator, member, answers))?.__typename).toBe('NotEnoughOnFile');
  });

  it('is not passed by a card that was reported stolen: whoever has it can read it out', async () => {
    const member = await enrolMember(test.services, 'check.stolen');
    const answers = await letAnswer(test.services, member);
    await query(test.services.database.fork(), `update card set stopped_at = app_now(), loss = 'STOLEN' where id = $1`, [member.cardId]);
    expect(await check(operator, member, answers)).toMatchObject({ __typename: 'IdentityNotProved' });
    expect(
      await check(
        operator,
        member,
        answers.filter(({ question }) => question !== 'CARD'),
      ),
    ).toMatchObject({
      __typename: 'IdentityProved',
    });
  });

  it('tells nothing of the file', async () => {
    const member = await enrolMember(test.services, 'check.secret');
    await letAnswer(test.services, member);
    const document = `query ($id: ID!) { memberRecord(id: $id) {
      id name { family } login { userId } contacts { masked } accounts { name cards { lastFour } } identityCheck { questions } } }`;
    const { data } = await test.ask(document, { id: memberGlobalId(member) }, operator.headers);
    expect(JSON.stringify(data)).not.toMatch(/1985|12\/29|check\.secret@/);
  });
});
