import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../graphql-schema.js';
import { memberWithAuthenticator, passwordStep } from '../test/factors.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
let schema: GraphQLSchema;
beforeAll(async () => {
  test = await startTestServer();
  schema = await createSchema();
});
afterAll(() => test.stop());

/** What a login that waits for its second factor may do: be looked at, be completed, be given up. */
const SECOND_FACTOR = new Set(['pendingLogin', 'verifyLogin', 'cancelLogin']);

type Operation = [kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>];

describe('AU-29: with only the password step done', () => {
  it('every operation of the schema answers as it does to nobody, but for the second factor and giving up', async () => {
    const pending = await passwordStep(test, await memberWithAuthenticator(test, 'half.way'));
    const operations = listOperations();
    expect(operations.length).toBeGreaterThan(10);
    const different = [];
    for (const [kind, field] of operations) {
      const document = documentOf(kind, field);
      const half = await answerOf(document, pending);
      const nobody = await answerOf(document, 'nothing=here');
      if (JSON.stringify(half) !== JSON.stringify(nobody)) different.push(field.name);
      if (field.extensions['memberAct'] !== undefined) expect(half, field.name).toContain('NotLoggedIn');
    }
    expect(new Set(different)).toEqual(SECOND_FACTOR);
  });
});

/** The ones that may end the pending login come last. */
function listOperations(): Operation[] {
  const of = (kind: Operation[0]) =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});
  const all: Operation[] = [
    ...of('query').map((field): Operation => ['query', field]),
    ...of('mutation').map((field): Operation => ['mutation', field]),
  ];
  const rank = ([, { name }]: Operation): number => (name === 'cancelLogin' ? 2 : SECOND_FACTOR.has(name) ? 1 : 0);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

function documentOf(kind: Operation[0], { name, args, type }: Operation[1]): string {
  const given = args.filter((arg) => isNonNullType(arg.type)).map((arg) => `${arg.name}: ${sampleOf(arg.type)}`);
  const result = getNamedType(type);
  const selection = isUnionType(result) || isObjectType(result) || 'getInterfaces' in result ? ' { __typename }' : '';
  return `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection} }`;
}

/** Some value of a type, as GraphQL writes it. */
function sampleOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return `[${sampleOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(', ')} }`;
  }
  const scalars: Record<string, string> = {
    Int: '1',
    SafeInt: '1',
    Float: '1',
    Boolean: 'true',
    LocalDate: '"2000-01-01"',
    DateTime: '"2000-01-01T00:00:00Z"',
  };
  return scalars[type.name] ?? '"xxxxxxxx"';
}

async function answerOf(document: string, cookie: string): Promise<string> {
  const { data, errors } = await test.ask(document, {}, { cookie });
  return JSON.stringify({ data, codes: errors?.map(({ extensions }) => extensions['code']) });
}
