import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { printPublicSchema, printSortedSchema } from '../print-schema.js';
import { login } from '../test/logins.js';
import { startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

const WHO_AM_I = '{ operator { id name email } }';

let test: TestServer;
let operator: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  operator = await startOperator(test.services, 'Mori');
});
afterAll(() => test.stop());

/** The SDL as a client learns it by introspection. */
async function introspect(headers: Record<string, string>): Promise<string> {
  const { data } = await test.ask<IntrospectionQuery>(getIntrospectionQuery({ specifiedByUrl: true }), {}, headers);
  if (data === null) throw new Error('There was no introspection.');
  return `${printSchema(lexicographicSortSchema(buildClientSchema(data)))}\n`;
}

describe('one endpoint', () => {
  it('answers an operator with the whole schema', async () => {
    const answer = await test.ask<{ operator: { name: string } }>(WHO_AM_I, {}, operator.headers);
    expect(answer.data?.operator.name).toBe('Mori');
    expect(await introspect(operator.headers)).toBe(await printSortedSchema());
  });

  it.each([
    ['nobody', async () => ({})],
    ['a member', async () => memberHeaders('plain.member')],
    ['a member who claims the realm', async () => ({ ...(await memberHeaders('claims.realm')), 'meisai-realm': 'operator' })],
    ['an operator whose request does not say so', async () => ({ cookie: operator.headers['cookie'] ?? '' })],
    ['an operator with another credential', async () => ({ ...operator.headers, authorization: 'Bearer x' })],
    ['an operator whose session has ended', async () => endedOperator()],
  ])('does not have the operators’ fields for %s, in errors and introspection alike', async (_who, headersOf) => {
    const headers = await headersOf();
    const refused = await test.ask(WHO_AM_I, {}, headers);
    expect(refused.status).toBe(400);
    expect(refused.errors?.[0]?.message).toBe('Cannot query field "operator" on type "Query".');
    expect(await introspect(headers)).toBe(await printPublicSchema());
  });

  it('serves the public SDL as it answers the public', async () => {
    const { body } = await test.server.app.inject({ url: '/schema.graphql' });
    expect(body).toBe(await printPublicSchema());
    expect(body).toContain('type Member ');
    expect(body).not.toMatch(/operator:|type Operator /);
  });
});

async function memberHeaders(userId: string): Promise<Record<string, string>> {
  const member = await enrolMember(test.services, userId);
  return { cookie: (await login(test, member.userId, member.password)).cookie ?? '' };
}

async function endedOperator(): Promise<Record<string, string>> {
  const { headers, loginId } = await startOperator(test.services);
  await query(test.services.database.fork(), 'update session set ended_at = app_now() where login_id = $1', [loginId]);
  return headers;
}
