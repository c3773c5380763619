import { isObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../graphql-schema.js';
import { startTestServer, type Answer, type TestServer } from '../test/server.js';
import { ACTS } from '../test/authorization-acts.js';
import { seedHousehold, type Household } from '../test/authorization-household.js';
import { READS } from '../test/authorization-reads.js';
import { CALLERS, type Caller, type Outcome, type Row } from '../test/authorization-rows.js';

/** More is seeded than for any other test. */
const HOOK_MS = 120_000;

let test: TestServer;
let schema: GraphQLSchema;
let household: Household;
beforeAll(async () => {
  test = await startTestServer({ CONCIERGE_PHONE: '03-0000-0000' });
  schema = await createSchema({ hasSimulations: true });
  household = await seedHousehold(test);
}, HOOK_MS);
afterAll(() => test.stop());

describe('AZ-07: what each operation is for each caller', () => {
  it('has a row for every operation, every field that code looks up and every kind of node, and no row besides', () => {
    expect(Object.keys({ ...READS, ...ACTS }).toSorted()).toEqual(operationsOf(schema).toSorted());
  });

  it.each(Object.entries(READS))('%s', async (_name, row) => {
    // First who is shown most: what the others see is compared with it.
    const all = { ...row, ...(await outcomesOf('query', row, ['basic', 'operator', 'supplementary', 'otherMember', 'halfway', 'nobody'])) };
    expect(all).toEqual(row);
  });

  it.each(Object.entries(ACTS))('%s', async (_name, row) => {
    // Last for whom it is done: what is done is gone for the others.
    const all = { ...row, ...(await outcomesOf('mutation', row, CALLERS)) };
    expect(all).toEqual(row);
  });
});

/** `Type.field` of what has code of its own, and `Query.node(Type)` of what has an id. */
function operationsOf(of: GraphQLSchema): string[] {
  const objects = Object.values(of.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  return objects.filter(isObjectType).flatMap((type) => {
    const looked = Object.values(type.getFields()).filter(({ name, resolve }) => resolve !== undefined && name !== 'node');
    const node = type.getInterfaces().some(({ name }) => name === 'Node') ? [`Query.node(${type.name})`] : [];
    return [...node, ...looked.map(({ name }) => `${type.name}.${name}`)];
  });
}

async function outcomesOf(kind: 'query' | 'mutation', row: Row, callers: readonly Caller[]): Promise<Partial<Record<Caller, Outcome>>> {
  const outcomes: Partial<Record<Caller, Outcome>> = {};
  let shown: string | null = null;
  for (const caller of callers) {
    const answer = await test.ask<Record<string, unknown>>(await documentOf(kind, row), {}, await household.headersOf(caller));
    const text = JSON.stringify(answer.data);
    outcomes[caller] = outcomeOf(answer, shown ?? text);
    if (outcomes[caller] === 'ALL') shown ??= text;
    // What the owner alone knows is in no answer to another member, whatever the row says.
    if (caller !== 'basic' && caller !== 'operator')
      expect(
        household.secrets.filter((secret) => text.includes(secret)),
        caller,
      ).toEqual([]);
  }
  return outcomes;
}

async function documentOf(kind: 'query' | 'mutation', { ask }: Row): Promise<string> {
  let document = ask;
  for (const [, name = ''] of ask.matchAll(/\$(\w+)/g)) {
    const given = household.given[name] ?? `no ${name}`;
    document = document.replace(new RegExp(`\\$${name}\\b`), JSON.stringify(typeof given === 'string' ? given : await given()));
  }
  const isRead = kind === 'query';
  return `${kind} { ${document}${isRead ? '' : ' { __typename }'} }`;
}

function outcomeOf({ status, data, errors }: Answer<Record<string, unknown>>, shown: string): Outcome {
  const [error] = errors ?? [];
  if (error?.extensions['code'] === 'FORBIDDEN') return 'FORBIDDEN';
  if (error?.message.startsWith('Cannot query field') === true || error?.message.startsWith('Unknown type') === true) return 'NOT THERE';
  if (error !== undefined || data === null) return `${status} ${error?.message ?? ''}`;
  const [found] = Object.values(data) as { __typename?: string }[];
  if (typeof found?.__typename === 'string') return found.__typename;
  if (isNothing(data)) return 'NOTHING';
  return JSON.stringify(data) === shown ? 'ALL' : 'OWN';
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isNothing);
  return value === null || value === false || value === 0;
}
