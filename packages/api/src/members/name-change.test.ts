import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMembers } from '../accounts/index.js';
import { query } from '../platform/index.js';
import { act, memberGlobalId, startOperator, type OperatorAtWork } from '../test/operators.js';
import { mailsTo } from '../test/mails.js';
import { enter, kindsOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { sweepNameChanges } from './index.js';

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services);
});
afterAll(() => test.stop());

const NAMES = {
  familyName: '佐藤',
  givenName: '花子',
  familyNameKana: 'さとう',
  givenNameKana: 'ﾊﾅｺ',
  familyNameLatin: 'Ｓａｔｏ',
  givenNameLatin: 'hanako',
};
const REQUEST = `mutation ($input: RequestNameChangeInput!) { act: requestNameChange(input: $input) { __typename ... on Refusal { code }
  ... on DetailsRejected { faults { field fault message } }
  ... on RequestNameChangeSuccess { nameChange { id state endedAt name { family } nameKana { family given } nameLatin { family given } } } } }`;
const WITHDRAW = `mutation ($id: ID!) { act: withdrawNameChange(id: $id) { __typename ... on Refusal { code }
  ... on WithdrawNameChangeSuccess { nameChange { state } } } }`;
const STANDING = '{ viewer { name { family } nameLatin { family } nameVersion nameChanges(first: 9) { edges { node { id state } } } } }';

interface Act {
  __typename: string;
  code?: string;
  faults?: unknown;
  nameChange?: { id: string; state: string };
}

async function ask({ cookie }: Entered, document: string, variables: object): Promise<Act | undefined> {
  return (await test.ask<{ act: Act }>(document, variables, { cookie })).data?.act;
}

const request = (who: Entered, given: object = {}) => ask(who, REQUEST, { input: { ...NAMES, version: 1, ...given } });

async function standing({ cookie }: Entered): Promise<unknown> {
  const { data } = await test.ask<{ viewer: { nameChanges: { edges: { node: object }[] } } }>(STANDING, {}, { cookie });
  return { ...data?.viewer, nameChanges: data?.viewer.nameChanges.edges.map(({ node }) => node) };
}

function decide(mutation: 'approveNameChange' | 'declineNameChange', nameChangeId: string | undefined, by = operator) {
  return act(test, by, mutation, 'DecideNameChangeInput', { nameChangeId, reason: 'The papers are in order.' });
}

describe('a change of name', () => {
  it('is kept as it will be written, and counts once an operator approves it', async () => {
    const member = await enter(test, 'name.approved');
    const asked = await request(member);
    expect(asked?.nameChange).toMatchObject({
      state: 'SUBMITTED',
      endedAt: null,
      nameKana: { family: 'サトウ', given: 'ハナコ' },
      nameLatin: { family: 'SATO', given: 'HANAKO' },
    });
    expect(await standing(member)).toMatchObject({ name: null, nameVersion: 1, nameChanges: [{ state: 'SUBMITTED' }] });
    const waiting = await test.ask<{ nameChanges: { edges: { node: { id: string; member: { id: string } } }[] } }>(
      '{ nameChanges(first: 20) { edges { node { id member { id name { family } } name { family given } } } } }',
      {},
      operator.headers,
    );
    const own = waiting.data?.nameChanges.edges.find(({ node }) => node.id === asked?.nameChange?.id)?.node;
    expect(own).toMatchObject({ member: { id: memberGlobalId(member.member), name: null }, name: { family: '佐藤', given: '花子' } });
    expect(await decide('approveNameChange', asked?.nameChange?.id)).toBe('NameChangeApproved');
    expect(await decide('declineNameChange', asked?.nameChange?.id)).toBe('NameChangeGone');
    expect(await standing(member)).toMatchObject({
      name: { family: '佐藤' },
      nameLatin: { family: 'SATO' },
      nameVersion: 2,
      nameChanges: [{ state: 'APPROVED' }],
    });
    expect(await kindsOf(test, member.member)).toEqual(expect.arrayContaining(['NAME_CHANGE_REQUESTED', 'NAME_CHANGED']));
    const subjects = (await mailsTo(test.services, 'name.approved@example.jp')).map(({ subject }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(['Your change of name is being reviewed', 'Your name was changed']));
  });

  it('of who has one name only is asked for, shown to the desk and approved: a given name is there in all scripts, or in none', async () => {
    const member = await enter(test, 'name.one');
    const one = { givenName: null, givenNameKana: null, givenNameLatin: null };
    expect((await request(member, { ...one, givenNameLatin: 'HANAKO' }))?.faults).toMatchObject([
      { field: 'givenName', fault: 'EMPTY' },
      { field: 'givenNameKana', fault: 'EMPTY' },
    ]);
    const names = { familyName: 'スリヤ', familyNameKana: 'すりや', familyNameLatin: 'suriya' };
    const asked = await request(member, { ...names, ...one });
    expect(asked?.nameChange).toMatchObject({ nameKana: { family: 'スリヤ', given: null }, nameLatin: { family: 'SURIYA', given: null } });
    expect(await decide('approveNameChange', asked?.nameChange?.id)).toBe('NameChangeApproved');
    expect(await standing(member)).toMatchObject({ name: { family: 'スリヤ' }, nameLatin: { family: 'SURIYA' } });
    // The same name once more is no change, though there is nothing to compare a given name with.
    expect((await request(member, { ...names, ...one, version: 2 }))?.faults).toMatchObject([{ fault: 'UNCHANGED' }]);
    const kept = await query(test.services.database.fork(), 'select family_name, given_name, given_name_latin from member where id = $1', [
      member.member.memberId,
    ]);
    expect(kept).toEqual([{ family_name: 'スリヤ', given_name: null, given_name_latin: null }]);
  });

  it('waits alone: another one is refused until the first is withdrawn or declined', async () => {
    const member = await enter(test, 'name.open');
    const first = await request(member);
    expect(await request(member, { familyName: '鈴木' })).toMatchObject({ code: 'NAME_CHANGE_OPEN' });
    expect(await ask(member, WITHDRAW, { id: first?.nameChange?.id })).toMatchObject({ nameChange: { state: 'WITHDRAWN' } });
    expect(await ask(member, WITHDRAW, { id: first?.nameChange?.id })).toMatchObject({ code: 'NAME_CHANGE_GONE' });
    expect(await decide('approveNameChange', first?.nameChange?.id)).toBe('NameChangeGone');
    const second = await request(member, { familyName: '鈴木' });
    expect(await decide('declineNameChange', second?.nameChange?.id)).toBe('NameChangeDeclined');
    expect(await standing(member)).toMatchObject({
      name: null,
      nameVersion: 1,
      nameChanges: [{ state: 'DECLINED' }, { state: 'WITHDRAWN' }],
    });
  });

  it('is forgotten 180 days after it is over, and not before; one that waits stays', async () => {
    const member = await enter(test, 'name.forgotten');
    const first = await request(member);
    await ask(member, WITHDRAW, { id: first?.nameChange?.id });
    await request(member, { familyName: '鈴木' });
    const em = test.services.database.fork();
    for (const [days, states] of [
      [179, ['SUBMITTED', 'WITHDRAWN']],
      [181, ['SUBMITTED']],
    ] as const) {
      await query(em, `insert into clock_shift values (true, $1::int * interval '1 day')`, [days]);
      await sweepNameChanges(em);
      await query(em, 'delete from clock_shift', []);
      expect(await standing(member)).toMatchObject({ nameChanges: states.map((state) => ({ state })) });
    }
  });

  it('of two requests at once one is kept', async () => {
    const member = await enter(test, 'name.twice');
    const outcomes = await Promise.all(['鈴木', '高橋', '田中'].map((familyName) => request(member, { familyName })));
    expect(outcomes.map((outcome) => outcome?.code ?? outcome?.__typename).toSorted()).toEqual([
      'NAME_CHANGE_OPEN',
      'NAME_CHANGE_OPEN',
      'RequestNameChangeSuccess',
    ]);
  });

  it('asked for over an older name is refused, and one that the issuer’s feed has overtaken can only be declined', async () => {
    const member = await enter(test, 'name.late');
    const asked = await request(member);
    const em = test.services.database.fork();
    await query(em, `update member set source_id = 'feed-1' where id = $1`, [member.member.memberId]);
    const name = { family: '伊藤', given: '花子' };
    await keepMembers(em, [{ sourceId: 'feed-1', language: 'EN', birthDate: null, name, nameKana: null, nameLatin: null }]);
    expect(await decide('approveNameChange', asked?.nameChange?.id)).toBe('NameChangeOvertaken');
    expect(await standing(member)).toMatchObject({ name: { family: '伊藤' }, nameVersion: 2 });
    expect(await request(member)).toMatchObject({ code: 'DETAILS_CHANGED' });
    expect(await decide('declineNameChange', asked?.nameChange?.id)).toBe('NameChangeDeclined');
    // The same record again is no change of name.
    await keepMembers(em, [{ sourceId: 'feed-1', language: 'EN', birthDate: null, name, nameKana: null, nameLatin: null }]);
    expect(await standing(member)).toMatchObject({ nameVersion: 2 });
  });

  it('that cannot be written so, or is the one on file, is refused field by field', async () => {
    const member = await enter(test, 'name.wrong');
    expect(await request(member, { givenName: ' ', familyNameKana: '佐藤', givenNameLatin: '花子' })).toMatchObject({
      faults: [
        { field: 'givenName', fault: 'EMPTY', message: 'Please fill this in.' },
        { field: 'familyNameKana', fault: 'NOT_KATAKANA' },
        { field: 'givenNameLatin', fault: 'NOT_LATIN' },
      ],
    });
    await decide('approveNameChange', (await request(member))?.nameChange?.id);
    expect(await request(member, { version: 2 })).toMatchObject({ faults: [{ field: 'familyName', fault: 'UNCHANGED' }] });
  });

  it('is asked for five times a day at most', async () => {
    const member = await enter(test, 'name.often');
    for (let n = 0; n < 5; n += 1) await ask(member, WITHDRAW, { id: (await request(member))?.nameChange?.id });
    const sixth = await test.ask(REQUEST, { input: { ...NAMES, version: 1 } }, { cookie: member.cookie });
    expect(sixth.status).toBe(429);
  });

  it('is not approved by who asked for it, nor without a reason', async () => {
    const member = await enter(test, 'name.own');
    const self = await startOperator(test.services, 'Self', member.member.memberId);
    const asked = await request(member);
    expect(await decide('approveNameChange', asked?.nameChange?.id, self)).toBe('OwnMember');
    const input = { nameChangeId: asked?.nameChange?.id, reason: ' ' };
    expect(await act(test, operator, 'declineNameChange', 'DecideNameChangeInput', input)).toBe('ReasonNeeded');
    expect(await standing(member)).toMatchObject({ name: null, nameChanges: [{ state: 'SUBMITTED' }] });
  });
});
