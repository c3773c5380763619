import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { login } from '../test/logins.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';

let test: TestServer;
let member: EnrolledMember;
let cookie: string;

beforeAll(async () => {
  test = await startTestServer();
  member = await enrolMember(test.services, 'plain.one');
  cookie = (await login(test, member.userId, member.password)).cookie ?? '';
});
afterAll(() => test.stop());

const ODD_TEXTS = ['', ' ', '\0', 'a\0b', '\uD800', '\uFFFF', '%', "'; select 1 --", '‮', '🍣'.repeat(200), 'x'.repeat(5_000)];

describe('an odd text', () => {
  it.each(ODD_TEXTS)('as a user ID is one that nobody has (%#)', async (userId) => {
    const answer = await login(test, userId, 'wrong', { 'x-forwarded-for': `10.9.${ODD_TEXTS.indexOf(userId)}.1` });
    expect(answer).toMatchObject({ status: 200, errors: undefined, data: { login: { __typename: 'WrongCredentials' } } });
  });

  it.each(ODD_TEXTS)('as a label is one that no statement has (%#)', async (label) => {
    const answer = await test.ask(
      'query ($id: ID!, $label: String!) { node(id: $id) { ... on Account { statement(label: $label) { id } } } }',
      { id: globalId('Account', member.accountId), label },
      { cookie },
    );
    expect(answer).toMatchObject({ status: 200, errors: undefined, data: { node: { statement: null } } });
  });

  it.each(ODD_TEXTS)('as an id is that of nothing (%#)', async (id) => {
    const answer = await test.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, { cookie });
    expect(answer).toMatchObject({ status: 200, errors: undefined, data: { node: null } });
  });

  it('that cannot be stored is the caller’s mistake, wherever it comes from', async () => {
    await expect(query(test.services.database.fork(), 'select $1::text', ['a\0b'])).rejects.toThrow(/U\+0000/);
  });
});
