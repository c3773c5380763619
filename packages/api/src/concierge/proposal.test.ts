import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { atMinute, login, VIEWER } from '../test/logins.js';
import {
  act,
  decideOn,
  letAnswer,
  memberGlobalId,
  passCheck,
  proposalsSeenBy,
  recordOf,
  startOperator,
  type OperatorAtWork,
} from '../test/operators.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { removeOperator } from './add-operator.js';
import { decide as decideProposal } from './proposal.queries.js';

let test: TestServer;
let first: OperatorAtWork;
let second: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  [first, second] = [await startOperator(test.services, 'Mori'), await startOperator(test.services, 'Kudo')];
});
afterAll(() => test.stop());

function proposeEmail(by: OperatorAtWork, member: EnrolledMember, email: string) {
  return act(test, by, 'proposeContactChange', 'ProposeContactChangeInput', {
    memberId: memberGlobalId(member),
    reason: 'They moved.',
    email,
  });
}

async function emailOf({ memberId }: EnrolledMember): Promise<string | undefined> {
  const rows = await query<{ value: string }>(test.services.database.fork(), 'select value from contact where member_id = $1', [memberId]);
  return rows[0]?.value;
}

describe('another mail address', () => {
  it('takes two operators, tells both addresses, and is not trusted with codes for seven days', async () => {
    const member = await enrolMember(test.services, 'moved.one');
    expect(await proposeEmail(first, member, 'new@example.jp')).toBe('IdentityCheckNeeded');
    await passCheck(test, first, member);
    expect(await proposeEmail(first, member, 'new@example.jp')).toBe('ActProposed');
    expect(await emailOf(member)).toBe('moved.one@example.jp');
    expect(await proposalsSeenBy(test, second)).toMatchObject([
      { kind: 'CHANGE_CONTACT', newEmail: 'new@example.jp', proposedBy: 'Mori', isOwn: false },
    ]);
    expect(await proposalsSeenBy(test, first)).toMatchObject([{ isOwn: true }]);
    expect(await decideOn(test, first, member, 'approveProposal')).toBe('OtherOperatorNeeded');
    expect(await emailOf(member)).toBe('moved.one@example.jp');
    expect(await decideOn(test, second, member, 'approveProposal')).toBe('ProposalApproved');
    expect(await emailOf(member)).toBe('new@example.jp');
    const sql = `select recipient from mail_outbox where subject = $1 union all select recipient from caught_mail where subject = $1`;
    const told = await query<{ recipient: string }>(test.services.database.fork(), sql, ['Your mail address has been changed']);
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(['moved.one@example.jp', 'new@example.jp']);
    const start = { memberId: memberGlobalId(member), reason: 'Both lost.' };
    expect(await act(test, first, 'startReenrolment', 'MemberActInput', start)).toBe('NoFitContact');
  });

  it('shows the second operator whom they decide on: who it is, card endings, the address there is, masked', async () => {
    const member = await enrolMember(test.services, 'moved.shown');
    await passCheck(test, first, member);
    await proposeEmail(first, member, 'shown@example.jp');
    const asked = '{ proposals { userId member { id contacts { masked } accounts { cards { lastFour } } } } }';
    const { data } = await test.ask<{ proposals: { userId: string; member: unknown }[] }>(asked, {}, second.headers);
    expect(data?.proposals.find(({ userId }) => userId === member.userId)?.member).toEqual({
      id: memberGlobalId(member),
      contacts: [{ masked: 'm•••@example.jp' }],
      accounts: [{ cards: [{ lastFour: expect.stringMatching(/^\d{4}$/) }] }],
    });
  });

  it('can be declined, once', async () => {
    const member = await enrolMember(test.services, 'moved.no');
    await passCheck(test, first, member);
    await proposeEmail(first, member, 'thief@example.jp');
    const [proposal] = (await proposalsSeenBy(test, second)).filter(({ userId }) => userId === member.userId);
    const decision = { proposalId: proposal?.id ?? '', reason: 'The voice was another.' };
    expect(await act(test, first, 'declineProposal', 'DecideProposalInput', decision)).toBe('OtherOperatorNeeded');
    expect(await act(test, second, 'declineProposal', 'DecideProposalInput', decision)).toBe('ProposalDeclined');
    expect(await act(test, second, 'approveProposal', 'DecideProposalInput', decision)).toBe('ProposalGone');
    expect((await recordOf(test.services, second)).at(-1)).toEqual({
      kind: 'OPERATOR_REFUSED',
      reason: 'PROPOSAL_APPROVED, PROPOSAL_GONE: The voice was another.',
    });
    expect(await emailOf(member)).toBe('moved.no@example.jp');
  });

  it('waits for 24 hours, and one at a time', async () => {
    const member = await enrolMember(test.services, 'moved.late');
    await passCheck(test, first, member);
    await proposeEmail(first, member, 'one@example.jp');
    expect(await proposeEmail(first, member, 'two@example.jp')).toBe('ProposalOpen');
    const [proposal] = (await proposalsSeenBy(test, second)).filter(({ userId }) => userId === member.userId);
    await query(test.services.database.fork(), `update proposal set proposed_at = proposed_at - interval '25 hours' where member_id = $1`, [
      member.memberId,
    ]);
    const decision = { proposalId: proposal?.id ?? '', reason: 'Late.' };
    expect(await act(test, second, 'approveProposal', 'DecideProposalInput', decision)).toBe('ProposalGone');
    expect(await proposeEmail(first, member, 'two@example.jp')).toBe('ActProposed');
  });

  it.each(['', 'no address', 'two@example.jp, three@example.jp', 'Same.One@example.jp', `${'x'.repeat(300)}@example.jp`])(
    'is no "%s"',
    async (email) => {
      const member = await enrolMember(test.services, email === 'Same.One@example.jp' ? 'same.one' : `unfit.${email.length}`);
      await passCheck(test, first, member);
      expect(await proposeEmail(first, member, email)).toBe('ContactUnfit');
    },
  );

  it('is not that of an operator, whichever', async () => {
    const member = await enrolMember(test.services, 'moved.desk');
    await passCheck(test, first, member);
    const sql = 'select upper(email) as email from operator where id = any($1)';
    const own = await query<{ email: string }>(test.services.database.fork(), sql, [[first.operatorId, second.operatorId]]);
    for (const { email } of own) expect(await proposeEmail(first, member, email)).toBe('ContactUnfit');
    expect(own).toHaveLength(2);
  });

  it('is gone with the operator who proposed it', async () => {
    const member = await enrolMember(test.services, 'moved.removed');
    const leaver = await startOperator(test.services, 'Leaver');
    await passCheck(test, leaver, member);
    await proposeEmail(leaver, member, 'leaver.friend@example.jp');
    const [proposal] = (await proposalsSeenBy(test, second)).filter(({ userId }) => userId === member.userId);
    const em = test.services.database.fork();
    await em.transactional((tx) => removeOperator(tx as EntityManager, leaver.operatorId, leaver.loginId));
    const decision = { proposalId: proposal?.id ?? '', reason: 'They had said so.' };
    expect(await act(test, second, 'approveProposal', 'DecideProposalInput', decision)).toBe('ProposalGone');
    expect(await emailOf(member)).toBe('moved.removed@example.jp');
    await passCheck(test, first, member);
    expect(await proposeEmail(first, member, 'own.wish@example.jp')).toBe('ActProposed');
  });

  it('is decided neither after its day nor when its proposer is gone, however late somebody looked', async () => {
    const member = await enrolMember(test.services, 'moved.look');
    const leaver = await startOperator(test.services, 'Leaver');
    await passCheck(test, leaver, member);
    await proposeEmail(leaver, member, 'looked@example.jp');
    const [proposal] = (await proposalsSeenBy(test, second)).filter(({ userId }) => userId === member.userId);
    const em = test.services.database.fork();
    const [key] = await query<{ id: string }>(em, 'select id from proposal where member_id = $1', [member.memberId]);
    expect(proposal).toBeDefined();
    await query(em, 'update operator set removed_at = app_now() where id = $1', [leaver.operatorId]);
    expect(await decideProposal(em, key?.id ?? '', 'APPROVED', second.operatorId)).toBeNull();
    await query(em, 'update operator set removed_at = null where id = $1', [leaver.operatorId]);
    await atMinute(test, 24 * 60 + 1, async () =>
      expect(await decideProposal(em, key?.id ?? '', 'APPROVED', second.operatorId)).toBeNull(),
    );
    expect(await decideProposal(em, key?.id ?? '', 'APPROVED', second.operatorId)).not.toBeNull();
  });

  it('is looked at again by the approval: what the member or the desk did meanwhile ends it', async () => {
    const em = test.services.database.fork();
    const [own, desk] = [await enrolMember(test.services, 'moved.own'), await enrolMember(test.services, 'moved.staff')];
    for (const member of [own, desk]) {
      await passCheck(test, first, member);
      expect(await proposeEmail(first, member, `${member.userId}.late@example.jp`)).toBe('ActProposed');
    }
    await query(em, `update contact set value = 'own.choice@example.jp', changed_at = app_now() where member_id = $1`, [own.memberId]);
    const hired = await startOperator(test.services, 'Newcomer');
    await query(em, `update operator set email = 'moved.staff.late@example.jp' where id = $1`, [hired.operatorId]);
    for (const member of [own, desk]) {
      expect(await decideOn(test, second, member, 'approveProposal')).toBe('ContactUnfit');
      expect((await proposalsSeenBy(test, second)).some(({ userId }) => userId === member.userId)).toBe(false);
    }
    expect([await emailOf(own), await emailOf(desk)]).toEqual(['own.choice@example.jp', 'moved.staff@example.jp']);
  });

  it('is approved by one of two who approve at once', async () => {
    const member = await enrolMember(test.services, 'moved.race');
    const third = await startOperator(test.services, 'Abe');
    await passCheck(test, first, member);
    await proposeEmail(first, member, 'race@example.jp');
    const outcomes = await Promise.all([
      decideOn(test, second, member, 'approveProposal'),
      decideOn(test, third, member, 'approveProposal'),
    ]);
    expect(outcomes.toSorted()).toEqual(['ProposalApproved', 'ProposalGone']);
  });
});

describe('another telephone number', () => {
  const ONE = '+819055550101';
  const propose = (by: OperatorAtWork, member: EnrolledMember, phone: string) =>
    act(test, by, 'proposePhoneChange', 'ProposePhoneChangeInput', { memberId: memberGlobalId(member), reason: 'They moved.', phone });
  const phoneOf = async ({ memberId }: EnrolledMember) => {
    const sql = `select value, changed_at > app_now() - interval '1 hour' as fresh from contact where member_id = $1 and kind = 'PHONE'`;
    return (await query<{ value: string; fresh: boolean }>(test.services.database.fork(), sql, [memberId]))[0];
  };
  const putOnFile = (memberId: string, phone: string) =>
    query(
      test.services.database.fork(),
      `insert into contact (id, member_id, kind, value, changed_at) values (gen_random_uuid(), $1, 'PHONE', $2, '-infinity')`,
      [memberId, phone],
    );

  it('takes two operators; mailbox and old number are told, and the login stays as it is', async () => {
    const member = await enrolMember(test.services, 'phone.one');
    await putOnFile(member.memberId, ONE);
    const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
    expect(await propose(first, member, '090-5555-0102')).toBe('IdentityCheckNeeded');
    await passCheck(test, first, member);
    expect(await propose(first, member, '090-5555-0102')).toBe('ActProposed');
    const asked = '{ proposals { kind userId newEmail newPhone } }';
    const { data } = await test.ask<{ proposals: { userId: string }[] }>(asked, {}, second.headers);
    expect(data?.proposals.find(({ userId }) => userId === member.userId)).toMatchObject({
      kind: 'CHANGE_PHONE',
      newEmail: null,
      newPhone: '+819055550102',
    });
    expect(await decideOn(test, first, member, 'approveProposal')).toBe('OtherOperatorNeeded');
    expect(await phoneOf(member)).toEqual({ value: ONE, fresh: false });
    expect(await decideOn(test, second, member, 'approveProposal')).toBe('ProposalApproved');
    expect(await phoneOf(member)).toEqual({ value: '+819055550102', fresh: true });
    const told = `select recipient from mail_outbox where subject = $1 union all select recipient from caught_mail where subject = $1`;
    const recipients = await query<{ recipient: string }>(test.services.database.fork(), told, ['Your telephone number has been changed']);
    expect(recipients.map(({ recipient }) => recipient.split('@')[0]).toSorted()).toEqual([ONE, 'phone.one']);
    expect((await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie })).data?.viewer).not.toBeNull();
    expect(await recordOf(test.services, second)).toContainEqual({ kind: 'CHANGE_PHONE_APPROVED', reason: 'I called back.' });
  });

  it('that is none, or the one on file, is refused; one that the member has confirmed since ends the proposal', async () => {
    const member = await enrolMember(test.services, 'phone.same');
    await putOnFile(member.memberId, ONE);
    await passCheck(test, first, member);
    for (const phone of ['', '12', '０９０－５５５５－０１０１', 'call me'])
      expect(await propose(first, member, phone)).toBe('ContactUnfit');
    expect(await propose(first, member, '0312345678')).toBe('ActProposed');
    const em = test.services.database.fork();
    await query(em, `update contact set value = '+819055550109', changed_at = app_now() where member_id = $1 and kind = 'PHONE'`, [
      member.memberId,
    ]);
    expect(await decideOn(test, second, member, 'approveProposal')).toBe('ContactUnfit');
    expect((await phoneOf(member))?.value).toBe('+819055550109');
  });

  it('proves nobody for seven days: a check asks for none of what was changed of late', async () => {
    const member = await enrolMember(test.services, 'phone.proves');
    await putOnFile(member.memberId, ONE);
    await letAnswer(test.services, member);
    const em = test.services.database.fork();
    const questions = async () => {
      const document = 'query ($id: ID!) { memberRecord(id: $id) { identityCheck { questions } } }';
      const { data } = await test.ask<{ memberRecord: { identityCheck: { questions: string[] } } }>(
        document,
        { id: memberGlobalId(member) },
        first.headers,
      );
      return data?.memberRecord.identityCheck.questions;
    };
    expect(await questions()).toContain('CONTACT');
    await query(em, `update contact set changed_at = app_now() - interval '6 days' where member_id = $1`, [member.memberId]);
    expect(await questions()).not.toContain('CONTACT');
    await query(em, `update contact set changed_at = app_now() - interval '7 days' where member_id = $1`, [member.memberId]);
    expect(await questions()).toContain('CONTACT');
  });
});
