import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  getIntrospectionQuery,
  Kind,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
} from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSchema } from '../graphql-schema.js';
import { GRAPHQL_LIMITS, LIMIT_RULES } from '../platform/graphql-limits.js';
import { query } from '../platform/index.js';
import { executionsOf, flood, times } from '../test/floods.js';
import { countChecks } from '../test/logins.js';
import { startTestServer, type TestServer } from '../test/server.js';

/** What a document may cost the processor that is refused. */
const REFUSED_CPU_MS = 50;
const REFUSED_BYTES = 4096;

let test: TestServer;
let executed: number;
beforeAll(async () => {
  test = await startTestServer();
  // What runs for the first time is compiled for the first time.
  for (let n = 0; n < 20; n += 1) await flood(test, `{ viewer { id nothing${n} } }`);
});
beforeEach(async () => {
  executed = await executionsOf(test.services);
});
afterAll(() => test.stop());

async function expectRefused(document: string): Promise<void> {
  const told = await flood(test, document);
  expect(told.status).toBe(400);
  expect(told.type).toContain('json');
  expect(JSON.parse(told.body)).toHaveProperty('errors.0.extensions.requestId');
  expect(told.body.length).toBeLessThan(REFUSED_BYTES);
  expect(told.body).not.toMatch(/call stack|\bat .+:\d+:\d+|stacktrace/);
  expect(told.cpuMs).toBeLessThan(REFUSED_CPU_MS);
  expect(await executionsOf(test.services)).toBe(executed);
}

/** From the viewer down and round in circles, so many levels of fields. */
const ROUND = ['statements(first: 1)', 'edges', 'node', 'account'];
function levels(depth: number, between: (field: string) => string = (field) => field): string {
  const fields = ['viewer', 'accounts', ...Array.from({ length: depth - 3 }, (_, n) => ROUND[n % ROUND.length] ?? ''), '__typename'];
  return fields.reduceRight((below, field) => `{ ${between(`${field} ${below}`)} }`, '');
}

/** The same, each level a fragment of its own. */
function chained(depth: number): string {
  const types = ['Query', 'Member', 'Account', 'StatementConnection', 'StatementEdge', 'Statement'];
  const typeAt = (n: number): string => (n < 3 ? types[n] : types[2 + ((n - 2) % 4)]) ?? '';
  const fields = ['viewer', 'accounts', ...Array.from({ length: depth - 3 }, (_, n) => ROUND[n % ROUND.length] ?? '')];
  const parts = fields.map((field, n) => `fragment F${n} on ${typeAt(n)} { ${field} { ...F${n + 1} } }`);
  return `{ ...F0 } ${parts.join(' ')} fragment F${fields.length} on ${typeAt(fields.length)} { __typename }`;
}

describe('GQ-03: levels', () => {
  it(`${GRAPHQL_LIMITS.depth} of them are answered, however they are written`, async () => {
    for (const document of [
      levels(GRAPHQL_LIMITS.depth),
      levels(GRAPHQL_LIMITS.depth, (field) => `... { ${field} }`),
      chained(GRAPHQL_LIMITS.depth),
    ]) {
      expect(await test.ask(document)).toMatchObject({ status: 200, data: { viewer: null }, errors: undefined });
    }
  });

  it.each([11, 60, 500])('%i of them are refused, and nothing runs', async (depth) => {
    for (const document of [levels(depth), levels(depth, (field) => `... { ${field} }`), chained(depth)]) await expectRefused(document);
  });

  it('of introspection are as many as tools ask for, and no more', async () => {
    const chain = (depth: number) =>
      `{ __type(name: "Member") { fields { type { ${'ofType { '.repeat(depth)}name${' }'.repeat(depth)} } } } }`;
    for (const document of [getIntrospectionQuery(), chain(GRAPHQL_LIMITS.introspectionDepth - 4)]) {
      expect((await test.ask(document)).status).toBe(200);
    }
    await expectRefused(chain(GRAPHQL_LIMITS.introspectionDepth - 3));
    await expectRefused(`{ __schema { types { ${'fields { type { '.repeat(3)} name ${'} }'.repeat(3)} } } }`);
  });

  it('of every operation that ships are few enough', async () => {
    const schema = await createSchema({ hasSimulations: true });
    const shipped = shippedOperations();
    expect(shipped.length).toBeGreaterThan(100);
    for (const document of shipped) expect(validate(schema, document, [...specifiedRules, ...LIMIT_RULES])).toEqual([]);
    for (const document of shipped) expect(() => parse(print(document), { maxTokens: GRAPHQL_LIMITS.tokens })).not.toThrow();
  });
});

describe('GQ-05: aliases', () => {
  it('ten are answered', async () => {
    expect((await test.ask(`{ viewer { ${times(10, (n) => `a${n}: id`)} } ${times(10, (n) => `b${n}: __typename`)} }`)).status).toBe(200);
  });

  it.each([
    ['of one field', (count: number) => `{ viewer { ${times(count, (n) => `a${n}: id`)} } }`],
    ['of __typename', (count: number) => `{ ${times(count, (n) => `a${n}: __typename`)} }`],
    ['of introspection', (count: number) => `{ ${times(count, (n) => `a${n}: __schema { queryType { name } }`)} }`],
    [
      'over fragments',
      (count: number) =>
        `{ viewer { ${times(count / 10, (n) => `...F${n}`)} } } ${times(count / 10, (n) => `fragment F${n} on Member { ${times(10, (m) => `a${n}x${m}: id`)} }`)}`,
    ],
  ])('%s: 40, 1,000 and 10,000 are refused, and nothing runs', async (_where, documentOf) => {
    for (const count of [40, 1_000]) await expectRefused(documentOf(count));
    // Ten thousand do not fit into a body.
    const { status, type } = await flood(test, documentOf(10_000));
    expect([400, 413]).toContain(status);
    expect(type).toContain('json');
    expect(await executionsOf(test.services)).toBe(executed);
  });

  it('of two hundred logins cost nothing and check nothing', async () => {
    const checks = await countChecks(test);
    const login = (n: number) => `a${n}: login(input: { userId: "hanako", password: "p${n}" }) { __typename }`;
    const logins = `mutation { ${times(200, login)} }`;
    const spread = `mutation { ${times(20, (n) => `...F${n}`)} } ${times(20, (n) => `fragment F${n} on Mutation { ${times(10, (m) => login(10 * n + m))} }`)}`;
    for (const document of [logins, spread]) await expectRefused(document);
    // Where they are fewer than all limits, they are still more than one.
    await expectRefused(`mutation { ${times(2, login)} }`);
    expect(await countChecks(test)).toBe(checks);
    expect(await query(test.services.database.fork(), 'select key from login_guard', [])).toEqual([]);
  });
});

describe('GQ-06: floods of directives and mistakes', () => {
  it.each([
    ['@include', (count: number) => `{ viewer { id ${times(count, () => '@include(if: true)')} } }`],
    ['unknown directives', (count: number) => `{ viewer { id ${times(count, (n) => `@d${n}`)} } }`],
    ['unknown fields', (count: number) => `{ viewer { ${times(count, (n) => `f${n}`)} } }`],
    ['unknown fields of one name', (count: number) => `{ viewer { ${times(count, () => 'nothing')} } }`],
    ['variables nobody uses', (count: number) => `query (${times(count, (n) => `$v${n}: Int`)}) { viewer { id } }`],
    ['fragments nobody spreads', (count: number) => `{ viewer { id } } ${times(count, (n) => `fragment F${n} on Member { id }`)}`],
    ['arguments nobody takes', (count: number) => `{ viewer { id(${times(count, (n) => `a${n}: 1`)}) } }`],
    ['types nobody knows', (count: number) => `{ viewer { ${times(count, (n) => `... on T${n} { id }`)} } }`],
  ])('3,000 and 300 %s are refused in few words', async (_what, documentOf) => {
    for (const count of [3_000, 300]) await expectRefused(documentOf(count));
  });

  it('a field written hundreds of times is refused, however it looks', async () => {
    for (const field of ['__typename', 'viewer { id }']) await expectRefused(`{ ${times(500, () => field)} }`);
  });
});

describe('GQ-09: literals that go deep', () => {
  it.each([
    ['lists', `{ viewer { id(x: ${'['.repeat(3_000)}${']'.repeat(3_000)}) } }`],
    ['lists that do not end', `{ viewer { id(x: ${'['.repeat(2_980)}`],
    ['lists as deep as tokens allow', `{ viewer { id(x: ${'['.repeat(1_490)}${']'.repeat(1_490)}) } }`],
    ['objects', `{ viewer { id(x: ${'{ a: '.repeat(3_000)}1${'}'.repeat(3_000)}) } }`],
    ['objects as deep as tokens allow', `{ viewer { id(x: ${'{a:'.repeat(740)}1${'}'.repeat(740)}) } }`],
    ['objects that do not end', `{ viewer { id(x: ${'{a:'.repeat(990)}`],
    ['lists of a variable', `query ($a: ${'['.repeat(1_480)}Int${']'.repeat(1_480)}) { viewer { id } }`],
    ['selections', `${'{ a '.repeat(990)}`],
    ['braces', '{'.repeat(99_000)],
    ['a name of 90 kB', `{ ${'a'.repeat(90_000)} }`],
    ['a string of 90 kB', `{ viewer { id(x: "${'a'.repeat(90_000)}") } }`],
  ])('%s are refused in few words, and no stack overflows', async (_what, document) => expectRefused(document));

  it('a comment of 90 kB is none', async () => {
    expect((await test.ask(`{ viewer { id } } #${'a'.repeat(90_000)}`)).status).toBe(200);
  });
});

describe('GQ-14: the choice of an operation', () => {
  const TWO = 'query A { viewer { id } } query B { operation: __typename viewer { id } }';
  const ask = (document: string, operationName?: unknown) => flood(test, '', JSON.stringify({ query: document, operationName }));

  it.each([
    ['of two, none named', TWO, undefined],
    ['of two, another named', TWO, 'C'],
    ['of two of one name', 'query A { viewer { id } } query A { viewer { id } }', 'A'],
    ['by a name that is none', TWO, 7],
    ['of one, another named', 'query A { viewer { id } }', 'B'],
    ['of fragments alone', 'fragment F on Query { viewer { id } }', undefined],
    ['of nothing', '', undefined],
    ['of a type', 'type Query { a: Int }', undefined],
    ['a subscription', 'subscription { viewer { id } }', undefined],
    ['@defer', '{ viewer { ... @defer { id } } }', undefined],
    ['@stream', '{ viewer { accounts @stream(initialCount: 0) { id } } }', undefined],
  ])('%s: is refused, and nothing runs', async (_what, document, operationName) => {
    const { status, body, type } = await ask(document, operationName);
    expect(status).toBe(400);
    expect(type).toContain('json');
    expect(JSON.parse(body)).toHaveProperty('errors.0.message');
    expect(await executionsOf(test.services)).toBe(executed);
  });

  it('runs the one that is named, and no other', async () => {
    const { status, body } = await ask(`${TWO} mutation viewer { logout { __typename } }`, 'B');
    expect([status, JSON.parse(body)]).toEqual([200, { data: { operation: 'Query', viewer: null } }]);
    const mutation = await ask(`${TWO} mutation viewer { logout { __typename } }`, 'viewer');
    expect(JSON.parse(mutation.body)).toMatchObject({ data: { logout: {} } });
  });

  it('never runs a mutation by GET, whatever it is called', async () => {
    const document = 'query A { viewer { id } } mutation viewer { logout { __typename } }';
    for (const name of ['viewer', 'A']) {
      const { statusCode, body } = await test.server.app.inject({
        url: `/graphql?operationName=${name}&query=${encodeURIComponent(document)}`,
        headers: { 'apollo-require-preflight': 'yes', accept: 'application/json' },
      });
      expect([statusCode, body.includes('"logout"')]).toEqual([name === 'A' ? 200 : 405, false]);
    }
    expect(await executionsOf(test.services)).toBe(executed + 1);
  });
});

/** Every operation of the client and of the examples, with the fragments it spreads. */
function shippedOperations(): DocumentNode[] {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const files = ['packages/web/src', 'examples'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.graphql') && !name.includes('node_modules') && !/(schema|simulate)\.graphql$/.test(name))
      .map((name) => `${root}${folder}/${name}`),
  );
  const definitions = files.flatMap((file) => parse(readFileSync(file, 'utf8')).definitions);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  return definitions
    .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const spread = new Set<FragmentDefinitionNode>();
      const collect = (node: typeof operation | FragmentDefinitionNode): void =>
        void visit(node, {
          FragmentSpread: ({ name }) => {
            const fragment = fragments.get(name.value);
            if (fragment === undefined || spread.has(fragment)) return;
            spread.add(fragment);
            collect(fragment);
          },
        });
      collect(operation);
      return asSent({ kind: Kind.DOCUMENT, definitions: [operation, ...spread] });
    });
}

/** Without what a client keeps to itself. */
function asSent(document: DocumentNode): DocumentNode {
  return visit(document, { Directive: ({ name }) => (name.value === 'unmask' ? null : undefined) });
}
