import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../graphql-schema.js';
import { query } from '../platform/index.js';
import { login, throughProxy } from '../test/logins.js';
import {
  act,
  CHECK,
  letAnswer,
  letProofGoStale,
  memberGlobalId,
  passCheck,
  recordOf,
  startOperator,
  type OperatorAtWork,
} from '../test/operators.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';

let test: TestServer;
let operator: OperatorAtWork;
let member: EnrolledMember;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services, 'Mori');
  member = await enrolMember(test.services, 'careful.one');
});
afterAll(() => test.stop());

async function lastRefusal(of: OperatorAtWork): Promise<string | null | undefined> {
  return (await recordOf(test.services, of)).findLast(({ kind }) => kind === 'OPERATOR_REFUSED')?.reason;
}

describe('AU-25: what an operator tries, and must not', () => {
  it('there is no field that shows a secret: none of a password, token, hash, code or card number', async () => {
    const fields = fieldsOf((await createSchema()).getType('MemberRecord') as GraphQLObjectType);
    expect(fields).toContain('LoginRecord.userId');
    const SECRETS = /password|token|hash|secret|code|number|birth|pin\b/i;
    expect(fields.filter((name) => SECRETS.test(name))).toEqual(['LoginRecord.passwordChangedAt', 'ContactRecord.takesCodes']);
  });

  it.each([
    ['read a password', '{ findMembers(search: "careful", first: 1) { edges { node { login { passwordHash } } } } }'],
    ['read a reissue token', '{ memberRecord(id: "x") { reissueToken } }'],
    ['choose a password', 'mutation { setPassword(memberId: "x", password: "y") { __typename } }'],
    ['read the member’s statements', '{ memberRecord(id: "x") { accounts { statements(first: 1) { edges { node { id } } } } } }'],
  ])('to %s is refused and on record', async (_what, document) => {
    expect((await test.ask(document, {}, operator.headers)).status).toBe(400);
    expect(await lastRefusal(operator)).toMatch(/^BEYOND: GRAPHQL_VALIDATION_FAILED \w+$/);
  });

  it.each([
    ['mutation { login(input: {userId: "careful.one", password: "guess"}) { __typename } }'],
    [
      'mutation { loginOperator(input: {userId: "x", password: "y"}) { __typename } ...M } fragment M on Mutation { logout { __typename } }',
    ],
    ['mutation { ... on Mutation { stepUpWithPassword(password: "x") { __typename } } }'],
  ])('to act as a member is refused and on record: %s', async (document) => {
    const before = (await test.services.metrics.passwordVerifications.get()).values[0]?.value;
    const answer = await test.ask(document, {}, { ...operator.headers, ...throughProxy('10.200.0.1') });
    expect(answer.status).toBe(403);
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await test.services.metrics.passwordVerifications.get()).values[0]?.value).toBe(before);
    expect(await lastRefusal(operator)).toMatch(/^BEYOND: FORBIDDEN (\w+|\.\.\.)/);
  });

  it.each([
    ['a member’s act', 'mutation { login(input: {userId: "careful.one", password: "planted-secret-4711"}) { __typename } }'],
    ['a field nobody has', '{ findCard(number: "planted-secret-4711") { id } }'],
    ['an argument nobody has', '{ viewer(password: "planted-secret-4711") { id } }'],
    ['a value of the wrong kind', 'mutation { lockLogin(input: "planted-secret-4711") { __typename } }'],
  ])('keeps no secret of what is refused on record: %s', async (_what, document) => {
    await test.ask(document, {}, { ...operator.headers, ...throughProxy('10.200.0.2') });
    expect(await lastRefusal(operator)).toMatch(/^BEYOND: \w+ (login|findCard|viewer|lockLogin)$/);
    expect(JSON.stringify(await recordOf(test.services, operator))).not.toContain('planted-secret');
  });

  it('to see as a member what a member sees gives nothing', async () => {
    const { data } = await test.ask<{ viewer: unknown; node: unknown }>(
      'query ($id: ID!) { viewer { id } node(id: $id) { id } }',
      { id: memberGlobalId(member) },
      operator.headers,
    );
    expect(data).toEqual({ viewer: null, node: null });
  });

  it('to recover their own account is refused: by the link the issuer made, and by the mail address', async () => {
    const own = await enrolMember(test.services, 'own.account');
    const linked = await startOperator(test.services, 'Linked', own.memberId);
    const input = { memberId: memberGlobalId(own), reason: 'It is me.' };
    const answers = await letAnswer(test.services, own);
    const check = await test.ask<{ checkIdentity: { __typename: string } }>(
      CHECK,
      { input: { memberId: input.memberId, answers } },
      linked.headers,
    );
    expect(check.data?.checkIdentity.__typename).toBe('OwnMember');
    for (const mutation of ['unlockLogin', 'lockLogin', 'startReenrolment', 'proposeSecondFactorRemoval']) {
      expect(await act(test, linked, mutation, 'MemberActInput', input), mutation).toBe('OwnMember');
    }
    const same = await enrolMember(test.services, 'same.mail');
    await query(
      test.services.database.fork(),
      `update contact set value = (select upper(email) from operator where id = $2) where member_id = $1`,
      [same.memberId, operator.operatorId],
    );
    expect(await act(test, operator, 'lockLogin', 'MemberActInput', { ...input, memberId: memberGlobalId(same) })).toBe('OwnMember');
    expect(await lastRefusal(operator)).toBe('LOGIN_LOCKED_BY_CONCIERGE, OWN_MEMBER: It is me.');
  });

  it('to recover without a second factor of their own is refused: a password alone is no login, and an old proof none for high risk', async () => {
    const alone = await startOperator(test.services);
    await query(test.services.database.fork(), 'delete from authenticator where login_id = $1', [alone.loginId]);
    const document = 'mutation ($input: LoginInput!) { loginOperator(input: $input) { __typename } }';
    const input = { userId: alone.userId, password: alone.password };
    const { data } = await test.ask<{ loginOperator: { __typename: string } }>(document, { input }, throughProxy('10.201.0.1'));
    expect(data?.loginOperator.__typename).toBe('SecondFactorMissing');
    await letProofGoStale(test.services, alone);
    const start = { memberId: memberGlobalId(member), reason: 'Both lost.' };
    expect(await act(test, alone, 'startReenrolment', 'MemberActInput', start)).toBe('StepUpNeeded');
  });

  it('to recover fifty members in a minute is refused from the twenty-first on, each on record', { timeout: 120_000 }, async () => {
    const busy = await startOperator(test.services, 'Busy');
    await letAnswer(test.services, member);
    await passCheck(test, busy, member);
    const outcomes = [];
    for (let n = 0; n < 50; n += 1) {
      await act(test, operator, 'lockLogin', 'MemberActInput', { memberId: memberGlobalId(member), reason: 'To be opened.' });
      outcomes.push(await act(test, busy, 'unlockLogin', 'MemberActInput', { memberId: memberGlobalId(member), reason: `Call ${n}.` }));
    }
    expect(outcomes.filter((outcome) => outcome === 'LoginUnlocked')).toHaveLength(20);
    expect(outcomes.slice(20).every((outcome) => outcome === 'RecoveriesUsedUp')).toBe(true);
    const record = await recordOf(test.services, busy);
    expect(record.filter(({ kind }) => kind === 'LOGIN_UNLOCKED')).toHaveLength(20);
    expect(record.filter(({ reason }) => reason?.startsWith('LOGIN_UNLOCKED, RECOVERIES_USED_UP: Call '))).toHaveLength(30);
  });

  it('to guess the answers twenty times ends after three, each on record', async () => {
    const guessed = await enrolMember(test.services, 'guessed.one');
    const answers = await letAnswer(test.services, guessed);
    const guesser = await startOperator(test.services, 'Guesser');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async (_none, n) => {
        const wrong = answers.map((answer) => (answer.question === 'BIRTH_DATE' ? { ...answer, answer: `1985-01-${n + 1}` } : answer));
        const input = { memberId: memberGlobalId(guessed), answers: wrong };
        return (await test.ask<{ checkIdentity: { __typename: string } }>(CHECK, { input }, guesser.headers)).data?.checkIdentity
          .__typename;
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'IdentityNotProved')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'ChecksUsedUp')).toHaveLength(17);
    expect((await recordOf(test.services, guesser)).filter(({ kind }) => kind === 'OPERATOR_REFUSED')).toHaveLength(20);
  });
});

describe('AU-25: a proper recovery', () => {
  it('sends a one-time code to the member only, and is recorded with who and why', async () => {
    const lost = await enrolMember(test.services, 'both.lost');
    await passCheck(test, operator, lost);
    const document =
      'mutation ($input: MemberActInput!) { startReenrolment(input: $input) { __typename ... on ReenrolmentStarted { sentTo } } }';
    const input = { memberId: memberGlobalId(lost), reason: 'Lost the notebook with both.' };
    const answer = await test.ask(document, { input }, operator.headers);
    const sql = `select text_body as text from mail_outbox where recipient = $1 union all select text_body from caught_mail where recipient = $1`;
    const [mail] = await query<{ text: string }>(test.services.database.fork(), sql, ['both.lost@example.jp']);
    const code = /\d{4}[ -]?\d{4}/.exec(mail?.text ?? '')?.[0] ?? 'none';
    expect(code).not.toBe('none');
    expect(JSON.stringify(answer.data)).not.toContain(code);
    expect(await recordOf(test.services, operator)).toContainEqual({ kind: 'REENROLMENT_STARTED', reason: 'Lost the notebook with both.' });
    // Until the member chooses a new password by that code, the old one is what it was.
    expect((await login(test, lost.userId, lost.password)).data?.login.__typename).toBe('LoginSuccess');
  });
});

function fieldsOf(type: GraphQLObjectType, seen = new Set<string>()): string[] {
  if (seen.has(type.name)) return [];
  seen.add(type.name);
  return Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    return [`${type.name}.${field.name}`, ...(isObjectType(below) ? fieldsOf(below, seen) : [])];
  });
}
