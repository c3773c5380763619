import { ApolloServer } from '@apollo/server';
import { buildSchema, parse, validate, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';
import { costLimitPlugin, createCostReckoning } from './cost-limit.js';
import { GRAPHQL_LIMITS, LIMIT_RULES } from './graphql-limits.js';

const SCHEMA = buildSchema('type Query { items(first: Int): [Item!]! one: Int } type Item { a: Int b: Int }');

/** What the limits on the shape of a document say of it. */
function refusalsOf(document: string): string[] {
  return validate(SCHEMA, parse(document), LIMIT_RULES).map(({ message }) => message);
}

function times(count: number, text: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => text(n)).join(' ');
}

/** Each fragment spreads the next one twice, the last has one field: the whole is 2 to the power of `levels`. */
function bomb(levels: number): string {
  return `{ ...F0 } ${times(levels, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Query { one }`;
}

describe('the shape of a document', () => {
  it.each([
    ['levels', GRAPHQL_LIMITS.depth, (n: number) => `${'{ a '.repeat(n)}${'}'.repeat(n)}`],
    ['levels', GRAPHQL_LIMITS.depth, (n: number) => `{ ...F } fragment F on Query ${'{ ... { a '.repeat(n)}${'} }'.repeat(n)}`],
    ['aliases', GRAPHQL_LIMITS.aliases, (n: number) => `{ a { ${times(n, (i) => `x${i}: b`)} } }`],
    ['directives', GRAPHQL_LIMITS.directives, (n: number) => `{ a { ${times(n, () => 'b @skip(if: false)')} } }`],
    ['root fields', GRAPHQL_LIMITS.rootFields, (n: number) => `{ ...F ...F } fragment F on Query { ${times(n / 2, (i) => `a${i}`)} }`],
    [
      'fields',
      GRAPHQL_LIMITS.fields,
      (n: number) => `{ r { ${times(8, () => '...F')} ${times((n - 1) % 8, () => 'b')} } }
      fragment F on Item { ${times(Math.floor((n - 1) / 8), () => 'b')} }`,
    ],
  ])('may have so many %s (%i), and not one more', (what, limit, document) => {
    expect(refusalsOf(document(limit))).toEqual([]);
    const over = what === 'root fields' ? limit + 2 : limit + 1;
    expect(refusalsOf(document(over))).toEqual([expect.stringContaining(what)]);
  });

  it('may check one secret, however it is written', () => {
    expect(refusalsOf('mutation { login { a } }')).toEqual([]);
    expect(refusalsOf('mutation { login { a } ...F } fragment F on Mutation { ... { stepUpWithPassword { a } } }')).toEqual([
      expect.stringContaining('secret'),
    ]);
  });

  it('is judged at once where fragments multiply', () => {
    const startedAt = performance.now();
    expect(refusalsOf(bomb(200))).toHaveLength(2);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('of a fragment that contains itself is not measured for ever', () => {
    expect(refusalsOf('{ ...F } fragment F on Query { one ...F }')).toEqual([]);
  });
});

describe('the cost of an operation', () => {
  const apollo = new ApolloServer({ schema: SCHEMA, plugins: [costLimitPlugin(createCostReckoning())] });
  afterAll(() => apollo.stop());

  it.each([
    ['{ items(first: 9999) { a b } one }', undefined],
    ['{ items(first: 9999) { a b } one x: one }', 'OPERATION_TOO_COSTLY'],
    ['query ($n: Int) { items(first: $n) { a b } one x: one }', 'OPERATION_TOO_COSTLY'],
  ])('%s is told %s', async (query, code) => {
    const { body } = await apollo.executeOperation({ query, variables: { n: 9_999 } });
    const errors = body.kind === 'single' ? body.singleResult.errors : [];
    // Nothing answers `items` here: what got that far was let through.
    expect(errors?.[0]?.extensions?.['code']).toBe(code ?? 'INTERNAL_SERVER_ERROR');
  });
});

describe('the cost of a request', () => {
  it('is reckoned once, however many ask for it', () => {
    const costOf = createCostReckoning();
    const document = parse('{ one }');
    const [operation] = document.definitions as OperationDefinitionNode[];
    let looks = 0;
    const request = {
      get variables() {
        looks += 1;
        return {};
      },
    };
    const resolved = { schema: SCHEMA, document, operation, operationName: null, request };
    const cost = costOf(resolved);
    expect([costOf(resolved), looks]).toEqual([cost, 1]);
  });
});

describe('a request', () => {
  it('may not hide hundreds of queries behind aliases within a page', async () => {
    const page = (aliases: number, ask: string) =>
      `{ viewer { accounts { statements(first: 12) { edges { node { ${times(aliases, (n) => `a${n}: account { ${ask} }`)} } } } } } }`;
    expect(await test.ask(page(30, 'name'))).toMatchObject({ status: 200 });
    const answer = await test.ask(page(30, 'unbilled { count }'));
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'OPERATION_TOO_COSTLY' } }] });
  });

  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer();
  });
  afterAll(() => test.stop());

  it('may have so many tokens, and not one more', async () => {
    // Of many fields of one name the library itself aborts the validation, so the tokens are braces and dots.
    const levels = Math.floor((GRAPHQL_LIMITS.tokens - 6) / 3);
    const document = (tokens: number) =>
      `{ viewer { ${'... { '.repeat(levels)} ${'id '.repeat(tokens - 5 - 3 * levels)} ${'}'.repeat(levels)} } }`;
    expect(await test.ask(document(GRAPHQL_LIMITS.tokens))).toMatchObject({ status: 200, data: { viewer: null }, errors: undefined });
    const over = await test.ask(document(GRAPHQL_LIMITS.tokens + 1));
    expect(over).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
  });

  it('may have so many bytes, and not one more', async () => {
    const envelope = JSON.stringify({ query: '{ viewer { id } }', variables: {} }).length;
    const document = (bytes: number) => `{ viewer { id } }${' '.repeat(bytes - envelope)}`;
    expect((await test.ask(document(GRAPHQL_LIMITS.bodyBytes))).status).toBe(200);
    expect((await test.ask(document(GRAPHQL_LIMITS.bodyBytes + 1)).catch(() => ({ status: 413 }))).status).toBe(413);
  });

  it('that would take exponential time to walk is refused as too large', async () => {
    const answer = await test.ask(bomb(150).replaceAll('one', '__typename'));
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'DOCUMENT_TOO_LARGE' } }, {}] });
  });
});
