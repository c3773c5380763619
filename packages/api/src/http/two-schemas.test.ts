import {
  buildClientSchema,
  buildSchema,
  extendSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  parse,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { printPublicSchema, printSimulations, printSortedSchema } from '../print-schema.js';
import { login } from '../test/logins.js';
import { startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';

/** What the test profile serves. */
const SIMULATED = { hasSimulations: true };
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
    expect(await introspect(operator.headers)).toBe(await printSortedSchema(SIMULATED));
  });

  it.each([
    ['nobody', async () => ({})],
    ['a member', async () => memberHeaders('plain.member')],
    ['a member who claims the realm', async () => ({ ...(await memberHeaders('claims.realm')), 'meisai-realm': 'operator' })],
    ['an operator whose request does not say so', async () => ({ cookie: operator.headers['cookie'] ?? '' })],
    ['an operator whose session has ended', async () => endedOperator()],
  ])('does not have the operators’ fields for %s, in errors and introspection alike', async (_who, headersOf) => {
    const headers = await headersOf();
    const refused = await test.ask(WHO_AM_I, {}, headers);
    expect(refused.status).toBe(400);
    expect(refused.errors?.[0]?.message).toBe('Cannot query field "operator" on type "Query".');
    expect(await introspect(headers)).toBe(await printPublicSchema(SIMULATED));
  });

  it('answers nothing to an operator with another credential', async () => {
    const answer = await test.ask(WHO_AM_I, {}, { ...operator.headers, authorization: 'Basic eDp4' });
    expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([401, 'INVALID_TOKEN']);
  });

  it('serves the public SDL as it answers the public', async () => {
    const { body } = await test.server.app.inject({ url: '/schema.graphql' });
    expect(body).toBe(await printPublicSchema(SIMULATED));
    expect(body).toContain('type Member ');
    expect(body).not.toMatch(/operator:|type Operator /);
  });
});

describe('the second SDL', () => {
  it('is what the simulations add to the committed one, and nothing else', async () => {
    const both = extendSchema(buildSchema(await read('schema.graphql')), parse(await read('simulate.graphql')));
    expect(`${printSchema(lexicographicSortSchema(both))}\n`).toBe(await printSortedSchema(SIMULATED));
    expect(await read('simulate.graphql')).toBe(await printSimulations());
    expect(await printSortedSchema()).not.toContain('imulat');
  });

  it('does not exist in production: not for introspection, not for who asks, not in the SDL that is served', async () => {
    const live = await startTestServer({
      MEISAI_PROFILE: 'production',
      MEISAI_EXPLORE: 'true',
      PUBLIC_ORIGIN: 'https://meisai.example',
      MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
      SMTP_URL: 'smtp://127.0.0.1:9',
    });
    try {
      const known = await live.ask<object>(getIntrospectionQuery());
      expect(JSON.stringify(known.data)).toContain('convertToInstallments');
      expect(JSON.stringify(known.data)).not.toContain('imulat');
      const closing = 'mutation { simulateClosing(input: { accountId: "x", idempotencyKey: "12345678" }) { __typename } }';
      const { status, errors } = await live.ask(closing);
      expect([status, errors?.[0]?.message]).toEqual([400, 'Cannot query field "simulateClosing" on type "Mutation".']);
      expect((await live.server.app.inject({ url: '/schema.graphql' })).body).toBe(await printPublicSchema());
    } finally {
      await live.stop();
    }
  });
});

function read(name: string): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve(`@meisai/schema/${name}`), 'utf8');
}

async function memberHeaders(userId: string): Promise<Record<string, string>> {
  const member = await enrolMember(test.services, userId);
  return { cookie: (await login(test, member.userId, member.password)).cookie ?? '' };
}

async function endedOperator(): Promise<Record<string, string>> {
  const { headers, loginId } = await startOperator(test.services);
  await query(test.services.database.fork(), 'update session set ended_at = app_now() where login_id = $1', [loginId]);
  return headers;
}
