import { ApolloServer } from '@apollo/server';
import { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { createCompiledExecution } from './compiled-execution.js';
import { InputError } from './errors.js';

const Item: GraphQLObjectType = new GraphQLObjectType({
  name: 'Item',
  fields: () => ({
    name: { type: GraphQLString },
    required: { type: new GraphQLNonNull(GraphQLString) },
    fails: {
      type: GraphQLString,
      resolve: async () => {
        throw new InputError('Not like this.');
      },
    },
    failsAtOnce: {
      type: new GraphQLNonNull(GraphQLString),
      resolve: () => {
        throw new Error('Something inside.');
      },
    },
    items: {
      type: new GraphQLList(new GraphQLNonNull(Item)),
      args: { first: { type: GraphQLInt, defaultValue: 2 } },
      resolve: (_root, { first }: { first: number }) =>
        Array.from({ length: first }, (_, n) => ({ name: `item ${n}`, required: n === 2 ? null : `${n}` })),
    },
    echo: { type: GraphQLString, args: { text: { type: GraphQLString } }, resolve: (_root, { text }: { text?: string }) => text },
    /** graphql-js says in a path of which type a field is; compiled code does not. */
    isCompiled: { type: GraphQLBoolean, resolve: (_root, _args, _context, { path }) => !('typename' in path) },
  }),
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { item: { type: Item, resolve: async () => ({ name: 'the item' }) } } }),
});

const servers: ApolloServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.stop())));

/** Asks the same so many times. @returns every answer, as it leaves the house */
async function ask(query: string, variables: Record<string, unknown> = {}, times = 6): Promise<unknown[]> {
  const server = new ApolloServer({ gateway: createCompiledExecution(schema), includeStacktraceInErrorResponses: false });
  servers.push(server);
  await server.start();
  const answers = [];
  for (let n = 0; n < times; n += 1) {
    const { body, http } = await server.executeOperation({ query, variables });
    answers.push({ status: http.status, ...(body.kind === 'single' ? JSON.parse(JSON.stringify(body.singleResult)) : {}) });
  }
  return answers;
}

function isCompiled(answer: unknown): boolean {
  return JSON.stringify(answer).includes('"isCompiled":true');
}

describe('a document that comes back', () => {
  it('is compiled the fourth time, and not before', async () => {
    expect((await ask('{ item { isCompiled } }')).map(isCompiled)).toEqual([false, false, false, true, true, true]);
  });

  it.each([
    ['values', '{ item { name items { name required __typename } } }', {}],
    ['variables and defaults', 'query ($n: Int = 3) { item { a: items(first: $n) { name } b: items(first: 1) { name } } }', {}],
    ['a variable that is left out', 'query ($n: Int) { item { items(first: $n) { name } } }', {}],
    [
      'fragments that meet',
      '{ item { ...A ... on Item { items(first: 1) { required } } } } fragment A on Item { items(first: 1) { name } }',
      {},
    ],
    ['an error in a field that may be null', '{ item { name fails } }', {}],
    ['an error in a field that may not', '{ item { name failsAtOnce } }', {}],
    ['a null in a list that may hold none', '{ item { name items(first: 3) { required } } }', {}],
    ['a variable of the wrong type', 'query ($n: Int) { item { items(first: $n) { name } } }', { n: 'many' }],
    ['a name of every object', '{ constructor: item { toString: name __proto__: name } }', {}],
    [
      'names that are one where they are joined',
      '{ item { a_b: items(first: 1) { name } a: items(first: 2) { b: items(first: 3) { name } } } }',
      {},
    ],
  ])('answers as before: %s', async (_what, query, variables) => {
    const answers = await ask(query, variables);
    expect(answers.at(-1)).toEqual(answers[0]);
  });

  it('runs nothing of what stands in its texts, also where the compiler would take one for a date of its own', async () => {
    const date = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
    const answers = await ask(`{ item { echo(text: "${date}globalThis.ranFromText = 1") } }`);
    expect(answers.at(-1)).toEqual(answers[0]);
    expect(globalThis).not.toHaveProperty('ranFromText');
  });

  it.each([
    ['conditions', 'query ($x: Boolean = true) { item { isCompiled name @include(if: $x) } }'],
    ['names of every object', '{ item { isCompiled valueOf: name } }'],
    ['texts', '{ item { isCompiled echo(text: "x") } }'],
    ['texts to begin with', 'query ($text: String = """x""") { item { isCompiled echo(text: $text) } }'],
    ['more fields than code should have', `{ item { isCompiled ${Array.from({ length: 501 }, (_, n) => `a${n}: name`).join(' ')} } }`],
  ])('is never compiled with %s', async (_what, query) => {
    expect((await ask(query)).some(isCompiled)).toBe(false);
  });
});
