import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { throughProxy } from '../test/logins.js';
import { codeOf, letProofGoStale, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { removeOperator } from './index.js';

const LOGIN = `mutation ($input: LoginInput!) {
  loginOperator(input: $input) { __typename ... on SecondFactorNeeded { secondFactors } ... on Refusal { code message } }
}`;
const VERIFY = 'mutation ($code: String!) { verifyOperatorLogin(code: $code) { __typename ... on OperatorLoginSuccess { name } } }';
const STEP_UP = 'mutation ($code: String!) { stepUpOperator(code: $code) { __typename ... on StepUpSuccess { provedUntil } } }';

let test: TestServer;
let addresses = 0;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function logIn(userId: string, password: string) {
  const headers = throughProxy(`10.7.${(addresses += 1)}.1`);
  return test.ask<{ loginOperator: { __typename: string; message?: string } }>(LOGIN, { input: { userId, password } }, headers);
}

function cookieOf(headers: Record<string, unknown>, name: string): string {
  return new RegExp(`${name}=[\\w-]{43}`).exec(String(headers['set-cookie']))?.[0] ?? 'none=none';
}

async function comeIn(operator: OperatorAtWork): Promise<string> {
  const first = await logIn(operator.userId, operator.password);
  expect(first.data?.loginOperator).toEqual({ __typename: 'SecondFactorNeeded', secondFactors: ['AUTHENTICATOR'] });
  expect(String(first.headers['set-cookie'])).not.toContain('__Host-meisai-operator=');
  const pending = cookieOf(first.headers, '__Host-meisai-operator-pending');
  const code = await codeOf(test.services, operator);
  const second = await test.ask<{ verifyOperatorLogin: { name: string } }>(VERIFY, { code }, { cookie: pending });
  expect(second.data?.verifyOperatorLogin.name).toBe('Mori');
  return cookieOf(second.headers, '__Host-meisai-operator');
}

describe('the login of an operator', () => {
  it('takes a password and a code, sets a cookie of its own, and ends with the logout', async () => {
    const operator = await startOperator(test.services, 'Mori');
    const headers = { 'meisai-realm': 'operator', cookie: await comeIn(operator) };
    expect((await test.ask<{ operator: { name: string } }>('{ operator { name } }', {}, headers)).data?.operator.name).toBe('Mori');
    const out = await test.ask<{ logoutOperator: { __typename: string } }>('mutation { logoutOperator { __typename } }', {}, headers);
    expect(out.data?.logoutOperator.__typename).toBe('LogoutSuccess');
    expect((await test.ask('{ operator { name } }', {}, headers)).status).toBe(400);
  });

  it('knows no members, and members know no operators', async () => {
    const [member, operator] = [await enrolMember(test.services, 'no.operator'), await startOperator(test.services)];
    expect((await logIn(member.userId, member.password)).data?.loginOperator.__typename).toBe('WrongCredentials');
    const asMember = 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }';
    const { data } = await test.ask<{ login: { __typename: string } }>(asMember, { input: operator });
    expect(data).toBeNull();
    const input = { userId: operator.userId, password: operator.password };
    expect((await test.ask<{ login: { __typename: string } }>(asMember, { input })).data?.login.__typename).toBe('WrongCredentials');
  });

  it('locks after three wrong passwords like that of a member', async () => {
    const { userId, password } = await startOperator(test.services);
    const outcomes = [];
    for (const guess of ['x', 'y', 'z', password]) outcomes.push((await logIn(userId, guess)).data?.loginOperator.__typename);
    expect(outcomes).toEqual(['WrongCredentials', 'WrongCredentials', 'WrongCredentials', 'LoginLocked']);
  });

  it('does not get by without the second factor', async () => {
    const operator = await startOperator(test.services);
    const first = await logIn(operator.userId, operator.password);
    const pending = cookieOf(first.headers, '__Host-meisai-operator-pending');
    const wrong = await test.ask<{ verifyOperatorLogin: { __typename: string } }>(VERIFY, { code: '000000' }, { cookie: pending });
    expect(wrong.data?.verifyOperatorLogin.__typename).toBe('WrongCode');
    expect((await test.ask('{ operator { name } }', {}, { 'meisai-realm': 'operator', cookie: pending })).status).toBe(400);
  });

  it('ends with the operator', async () => {
    const operator = await startOperator(test.services);
    const em = test.services.database.fork();
    expect(await removeOperator(em, operator.operatorId, operator.loginId)).toBe(true);
    expect((await test.ask('{ operator { name } }', {}, operator.headers)).status).toBe(400);
    expect((await logIn(operator.userId, operator.password)).data?.loginOperator.__typename).toBe('LoginClosed');
  });
});

describe('a fresh proof of an operator', () => {
  it('is a code, under a new cookie', async () => {
    const operator = await startOperator(test.services);
    await letProofGoStale(test.services, operator);
    const code = await codeOf(test.services, operator);
    const proved = await test.ask<{ stepUpOperator: { __typename: string } }>(STEP_UP, { code }, operator.headers);
    expect(proved.data?.stepUpOperator.__typename).toBe('StepUpSuccess');
    expect(cookieOf(proved.headers, '__Host-meisai-operator')).not.toBe(operator.headers['cookie']);
    expect((await test.ask('{ operator { name } }', {}, operator.headers)).status).toBe(400);
  });
});
