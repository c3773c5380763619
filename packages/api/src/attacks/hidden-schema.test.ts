import { getIntrospectionQuery, isEnumType, isInputObjectType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { namesOf } from '../platform/withhold-names.js';
import { executionsOf, times } from '../test/floods.js';
import { countChecks } from '../test/logins.js';
import { startProduction } from '../test/production.js';
import type { TestServer } from '../test/server.js';

const IS_PROOF = process.env['PROOF'] === '1';
const MISSPELT = IS_PROOF ? 2_000 : 400;

let production: TestServer;
let schema: GraphQLSchema;
beforeAll(async () => {
  production = await startProduction();
  schema = await createPublicSchema();
});
afterAll(() => production.stop());

interface Told {
  status: number;
  body: string;
}

async function post(payload: object | string, headers: Record<string, string> = {}): Promise<Told> {
  const answer = await production.server.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return { status: answer.statusCode, body: answer.body };
}

async function get(query: string, headers: Record<string, string> = {}): Promise<Told> {
  const answer = await production.server.app.inject({
    url: `/graphql?query=${encodeURIComponent(query)}`,
    headers: { accept: 'application/json', ...headers },
  });
  return { status: answer.statusCode, body: answer.body };
}

describe('GQ-01: in production', () => {
  it.each([
    ['plainly', '{ __schema { queryType { name } } }'],
    ['of one type', '{ __type(name: "Member") { name fields { name } } }'],
    ['as tools ask', getIntrospectionQuery()],
    ['through an alias', '{ a: __schema { queryType { name } } b: __type(name: "Member") { name } }'],
    ['through a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }'],
    ['through a fragment in place', '{ ... on Query { ... { __schema { types { name } } } } }'],
    ['with line ends inside', '{\n__schema\n{\nqueryType\n{ name } } }'],
    ['behind commas and a comment', '{ ,,, # {\r ,__schema,{ types { name } } }'],
    ['in a mutation', 'mutation { __schema { queryType { name } } }'],
    ['as the second operation of a document', 'query A { viewer { id } } query B { __schema { queryType { name } } }'],
  ])('nobody is told of the schema, asked %s', async (_how, query) => {
    for (const operationName of ['A', 'B', undefined]) {
      const { status, body } = await post({ query, operationName });
      expect(status).toBe(400);
      expect(body).not.toContain('queryType":');
      expect(body).not.toContain('"data"');
    }
    const byGet = await get(query, { 'apollo-require-preflight': 'yes' });
    expect([400, 405]).toContain(byGet.status);
    expect(byGet.body).not.toContain('"data"');
  });

  it('the published contract is there for everybody, and without what is the operators’', async () => {
    const { body } = await production.server.app.inject({ url: '/schema.graphql' });
    expect(body).toContain('type Member ');
    expect(body).not.toMatch(/type Operator /);
  });
});

/** One letter more, one letter less: what a suggestion would be near to. */
function misspell(name: string): string[] {
  return [`${name}x`, name.slice(0, -1)].filter((one) => one.length > 1);
}

/** Documents with one misspelt name each, of every kind a document can hold. */
function misspeltDocuments(): string[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types.flatMap((type) => [...misspell(type.name).map((name) => `query ($v: ${name}) { __typename }`), ...documentsOf(type)]);
}

function documentsOf(type: GraphQLNamedType): string[] {
  const on = (body: string): string => `{ ...F } fragment F on ${type.name} { ${body} }`;
  if (isEnumType(type))
    return type.getValues().flatMap(({ name }) => misspell(name).map((one) => `query ($v: ${type.name} = ${one}) { __typename }`));
  if (isInputObjectType(type)) {
    return Object.keys(type.getFields()).flatMap((name) =>
      misspell(name).map((one) => `query ($v: ${type.name} = { ${one}: 1 }) { __typename }`),
    );
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, args }) => [
    ...misspell(name).map(on),
    // What is left out is told as well: a selection where there must be one, arguments nobody can go without.
    on(name),
    ...args.flatMap((arg) => misspell(arg.name).map((one) => on(`${name}(${one}: 1)`))),
  ]);
}

describe('GQ-02: what is misspelt', () => {
  it(`tells no name of the schema that the request did not hold: ${MISSPELT} documents`, { timeout: 600_000 }, async () => {
    const all = misspeltDocuments();
    expect(all.length).toBeGreaterThan(2_000);
    const step = all.length / MISSPELT;
    const leaks: unknown[] = [];
    for (let n = 0; n < MISSPELT; n += 1) {
      const query = all[Math.floor(n * step)] ?? '';
      const { body } = await post({ query });
      const told = leakedBy(query, body);
      if (told.length > 0) leaks.push({ query, body, told });
    }
    expect(leaks).toEqual([]);
  });

  it.each([
    ['an enum value', 'query ($v: TransactionSort) { __typename }', { v: 'NEWESTT' }],
    ['a field of an input', 'mutation ($v: LoginInput!) { login(input: $v) { __typename } }', { v: { userIdd: 'x', passwordd: 'y' } }],
    ['a type', 'mutation ($v: LoginInput!) { login(input: $v) { __typename } }', { v: 7 }],
    ['nothing', 'mutation ($v: LoginInput!) { login(input: $v) { __typename } }', {}],
  ])('as %s among the variables tells none either', async (_what, query, variables) => {
    const { status, body } = await post({ query, variables });
    expect(status).toBe(400);
    expect(leakedBy(`${query} ${JSON.stringify(variables)}`, body)).toEqual([]);
  });
});

/** Words that messages say in prose, whatever a schema calls its fields. */
const PROSE = new Set(['Boolean', 'Float', 'ID', 'Int', 'String']);

/** Names of the schema that an answer tells and its request did not hold: in quotes every one, in prose those of types. */
function leakedBy(request: string, body: string): string[] {
  const held = new Set(request.match(/\w+/g));
  const names = namesOf(schema);
  const types = new Set(Object.keys(schema.getTypeMap()).filter((name) => !PROSE.has(name)));
  const messages = (JSON.parse(body) as { errors?: { message: string }[] }).errors?.map(({ message }) => message) ?? [];
  return messages.flatMap((message) => {
    const quoted = (message.match(/"[^"]*"/g) ?? []).flatMap((one) => one.match(/\w+/g) ?? []).filter((word) => names.has(word));
    const inProse = (message.match(/\b[A-Z]\w+/g) ?? []).filter((word) => types.has(word));
    const hints = message.includes('Did you mean') ? ['Did you mean'] : [];
    return [...quoted, ...inProse, ...hints].filter((word) => !held.has(word));
  });
}

describe('GQ-12: what scanners look for', () => {
  const TYPENAME = 'query cop { __typename }';

  it.each<[string, () => Promise<Told>]>([
    ['alias overloading', () => post({ query: `query cop { ${times(101, (n) => `alias${n}:__typename`)} }` })],
    ['batching', () => post(JSON.stringify(Array.from({ length: 10 }, () => ({ query: TYPENAME }))))],
    ['directive overloading', () => post({ query: `query cop { __typename ${'@aa'.repeat(10)} }` })],
    [
      'a circle in introspection',
      () => post({ query: `query cop { __schema { types { ${'fields { type { '.repeat(4)} name ${'} }'.repeat(4)} } } }` }),
    ],
    ['duplicated fields', () => post({ query: `query cop { ${times(500, () => '__typename')} }` })],
    ['suggestions', () => post({ query: 'query cop { __schema { directive } }' })],
    ['a mutation by GET', () => get('mutation cop { __typename }')],
    ['a query by GET', () => get(TYPENAME)],
    ['a query as a form', () => post(`query=${encodeURIComponent(TYPENAME)}`, { 'content-type': 'application/x-www-form-urlencoded' })],
    ['introspection', () => post({ query: 'query cop { __schema { types { name fields { name } } } }' })],
    ['a mistake without words', () => post({ query: 'queryy cop { __typename }' })],
  ])('%s: nothing is found', async (_name, scan) => {
    const { status, body } = await scan();
    expect([400, 405, 415]).toContain(status);
    const told = JSON.parse(body) as { data?: unknown; errors: { message: string; extensions: object }[] };
    expect(told.data ?? null).toBeNull();
    // Its sign of a directive that is looked at each time: as many mistakes as directives.
    expect(told.errors.length).toBeLessThan(10);
    expect(body).not.toMatch(/Did you mean|exception|stacktrace|tracing|debug/i);
  });

  it('answers what is right without traces, also where they are asked for', async () => {
    const { status, body } = await post({ query: TYPENAME }, { 'x-apollo-tracing': '1', 'apollo-federation-include-trace': 'ftv1' });
    expect([status, JSON.parse(body)]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  it.each(['/graphql', '/graphiql', '/playground', '/console', '/explorer', '/altair', '/voyager'])('no explorer is at %s', async (url) => {
    const { body } = await production.server.app.inject({ url, headers: { accept: 'text/html' } });
    expect(body).not.toMatch(/graphiql|playground|voyager|altair|sandbox|ruru/i);
  });

  it('a password is guessed once a request, however a document is put together', async () => {
    const before = await countChecks(production);
    const executed = await executionsOf(production.services);
    const guess = (n: number) => `alias${n}: login(input: { userId: "hanako", password: "guess ${n}" }) { __typename }`;
    for (const query of [
      `mutation { ${times(20, guess)} }`,
      `mutation { ${times(200, guess)} }`,
      `mutation { ...A ...B } fragment A on Mutation { ${guess(1)} } fragment B on Mutation { ${guess(2)} }`,
      `mutation { ${guess(1)} b: stepUpWithPassword(password: "x") { __typename } }`,
    ]) {
      expect((await post({ query })).status).toBe(400);
    }
    expect(await countChecks(production)).toBe(before);
    expect(await executionsOf(production.services)).toBe(executed);
  });
});
