import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { outcomesOf } from '../test/logins.js';
import { memberGlobalId, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type Answer, type EnrolledMember, type TestServer } from '../test/server.js';

const FIND = `query ($search: String!, $first: Int) {
  findMembers(search: $search, first: $first) { edges { node { id login { userId } } } pageInfo { hasNextPage endCursor } }
}`;
const RECORD = `query ($id: ID!) {
  memberRecord(id: $id) {
    id isOneself name { family given }
    login { userId state opensAt failedInARow secondFactors }
    contacts { kind masked changedAt takesCodes }
    accounts { name currency isBasic closedAt cards { lastFour isOwn closedAt } }
    identityCheck { questions passedUntil wrongLeft }
    openProposals { id }
    activity(first: 5) { edges { node { kind actor operatorName reason address } } }
  }
}`;

interface Found {
  findMembers: {
    edges: { node: { id: string; login: { userId: string } | null } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
interface Recorded {
  memberRecord: { login: { state: string; opensAt: string | null; failedInARow: number }; [field: string]: unknown };
}

let test: TestServer;
let operator: OperatorAtWork;
let member: EnrolledMember;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services);
  member = await enrolMember(test.services, 'yamada.hanako');
  await query(
    test.services.database.fork(),
    `update member set family_name = '山田', given_name = '花子', family_name_kana = 'ヤマダ', given_name_kana = 'ハナコ',
            family_name_latin = 'YAMADA', given_name_latin = 'HANAKO' where id = $1`,
    [member.memberId],
  );
  await query(test.services.database.fork(), `update card set last_four = '9137' where id = $1`, [member.cardId]);
  for (let n = 0; n < 3; n += 1) await enrolMember(test.services, `crowd.${n}`);
});
afterAll(() => test.stop());

async function find(search: string, first = 10): Promise<(string | undefined)[]> {
  const { data } = await test.ask<Found>(FIND, { search, first }, operator.headers);
  return (data?.findMembers.edges ?? []).map(({ node }) => node.login?.userId);
}

async function record(of: EnrolledMember) {
  const { data, errors } = await test.ask<Recorded>(RECORD, { id: memberGlobalId(of) }, operator.headers);
  expect(errors).toBeUndefined();
  return data?.memberRecord;
}

describe('finding a member', () => {
  it.each([
    'yamada.hanako',
    'ＹＡＭＡＤＡ．ｈａ',
    '山田',
    '山田 花子',
    'やまだ',
    'ﾔﾏﾀﾞ',
    'yamada',
    'hanako yamada',
    '9137',
    'YAMADA.hanako@example.jp',
  ])('by %s', async (search) => expect(await find(search)).toEqual(['yamada.hanako']));

  it('whose name has one part by that', async () => {
    const mono = await enrolMember(test.services, 'one.part');
    await query(test.services.database.fork(), `update member set family_name = 'スカルノ' where id = $1`, [mono.memberId]);
    expect(await find('スカル')).toEqual(['one.part']);
  });

  it.each(['田', '花子', '%amada', 'hanako@', '_amada', '913', 'nobody.here'])('finds nobody by %s', async (search) => {
    expect(await find(search)).toEqual([]);
  });

  it.each(['', ' ', 'y', '９'])('never lists everybody: "%s" is refused', async (search) => {
    const { errors } = await test.ask(FIND, { search, first: 10 }, operator.headers);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('goes page by page, each member once', async () => {
    const seen: (string | undefined)[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const document = FIND.replace('$first: Int', '$first: Int, $after: String').replace('first: $first', 'first: $first, after: $after');
      const { data }: Answer<Found> = await test.ask<Found>(document, { search: 'crowd', first: 1, after }, operator.headers);
      seen.push(...(data?.findMembers.edges ?? []).map(({ node }) => node.login?.userId));
      after = data?.findMembers.pageInfo.endCursor ?? null;
    }
    expect(seen.toSorted()).toEqual(['crowd.0', 'crowd.1', 'crowd.2']);
  });
});

describe('the record of a member', () => {
  it('shows who they are and how they come in, and nothing of their money', async () => {
    expect(await record(member)).toMatchObject({
      id: memberGlobalId(member),
      isOneself: false,
      name: { family: '山田', given: '花子' },
      login: { userId: 'yamada.hanako', state: 'OPEN', opensAt: null, failedInARow: 0, secondFactors: [] },
      contacts: [{ kind: 'EMAIL', masked: 'y•••@example.jp', changedAt: null, takesCodes: true }],
      accounts: [{ currency: 'JPY', isBasic: true, closedAt: null, cards: [{ lastFour: '9137', isOwn: true, closedAt: null }] }],
      identityCheck: { questions: ['CONTACT'], passedUntil: null, wrongLeft: 3 },
      openProposals: [],
    });
  });

  it('says that a login is locked, and when it opens', async () => {
    const locked = await enrolMember(test.services, 'locked.seen');
    await outcomesOf(test, locked.userId, ['x', 'y', 'z']);
    const seen = await record(locked);
    expect(seen?.login).toMatchObject({ state: 'LOCKED_FOR_A_TIME', failedInARow: 3 });
    expect((Date.parse(seen?.login.opensAt ?? '') - Date.now()) / 60_000).toBeCloseTo(30, 0);
    expect(JSON.stringify(seen?.['activity'])).toContain('LOGIN_LOCKED');
  });

  it('knows members without a login, and none of an id nobody has', async () => {
    const other = await enrolMember(test.services, 'not.enrolled');
    await query(test.services.database.fork(), 'delete from login where member_id = $1', [other.memberId]);
    expect((await record(other))?.login).toBeNull();
    expect(await record({ ...other, memberId: '00000000-0000-7000-8000-000000000000' })).toBeNull();
  });

  it('is searched by period as well, and an operator by name', async () => {
    const SEARCH =
      'query ($filter: ActivityRecordFilter) { searchActivity(filter: $filter, first: 1) { edges { node { memberId } } } operators { id name } }';
    const search = async (filter: object) => {
      type Data = { searchActivity: { edges: { node: { memberId: string } }[] }; operators: { id: string; name: string }[] };
      return (await test.ask<Data>(SEARCH, { filter: { kind: 'LOGIN_LOCKED', ...filter } }, operator.headers)).data;
    };
    const now = Date.now();
    const [before, after] = [new Date(now - 3_600_000).toISOString(), new Date(now + 3_600_000).toISOString()];
    const found = await search({ since: before, until: after });
    expect(found?.searchActivity.edges).toHaveLength(1);
    expect(found?.operators.map(({ name }) => name)).toEqual(['Operator']);
    expect((await search({ since: after }))?.searchActivity.edges).toEqual([]);
    expect((await search({ until: before }))?.searchActivity.edges).toEqual([]);
  });

  it('is searched by operator and by kind as well', async () => {
    const SEARCH = `query ($filter: ActivityRecordFilter) {
      searchActivity(filter: $filter, first: 10) { edges { node { kind userId } } }
    }`;
    const { data } = await test.ask<{ searchActivity: { edges: { node: { kind: string; userId: string } }[] } }>(
      SEARCH,
      { filter: { kind: 'LOGIN_LOCKED' } },
      operator.headers,
    );
    expect(data?.searchActivity.edges.map(({ node }) => node)).toEqual([{ kind: 'LOGIN_LOCKED', userId: 'locked.seen' }]);
  });
});
