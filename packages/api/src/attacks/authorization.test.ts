import { isObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredReach } from '@meisai/schema';
import { createSchema } from '../graphql-schema.js';
import { dumpDatabase } from '../test/dump.js';
import { startTestServer, type Answer, type TestServer } from '../test/server.js';
import { ACTS } from '../test/authorization-acts.js';
import { seedHousehold, type Household } from '../test/authorization-household.js';
import { READS } from '../test/authorization-reads.js';
import { CALLERS, type Caller, type Outcome, type Row } from '../test/authorization-rows.js';

/** More is seeded than for any other test. */
const HOOK_MS = 120_000;

/** As rows choose them. */
const NEW_PASSWORD = 'a quiet green lantern';
const PIN_ALONE = /(?<![\w.:+-])(?:8305|9416)(?![\w.:-])/;

let test: TestServer;
let schema: GraphQLSchema;
let household: Household;
/** What the service has logged, and with which tokens it was asked. */
const logged: string[] = [];
const tokens = new Set<string>();
beforeAll(async () => {
  test = await startTestServer({ CONCIERGE_PHONE: '03-0000-0000', LOG_LEVEL: 'debug' }, logged);
  schema = await createSchema({ hasSimulations: true });
  household = await seedHousehold(test);
}, HOOK_MS);
afterAll(() => test.stop());

// Before the acts: some of them end what programs were let do.
describe('AZ-07: what each read is for a program', () => {
  it.each(Object.entries(READS))('%s', async (name, row) => {
    const document = await documentOf('query', row);
    const [of, field] = /^Query\.node\((\w+)\)$/.exec(name) === null ? name.split('.') : [name.slice('Query.node('.length, -1), 'id'];
    const reach = declaredReach(of ?? '', field ?? '') ?? 'IN_PERSON';
    const inPerson = await test.ask<Record<string, unknown>>(document, {}, await household.headersOf('basic'));
    const [all, narrow] = [await askWith(document, household.tokens.ofAllScopes), await askWith(document, household.tokens.narrow)];
    // With every scope a program is shown what the member is, and nothing of what is theirs in person.
    if (reach === 'IN_PERSON') expect(shownOf(all)).toBeNull();
    else expect(shownOf(all)).toEqual(shownOf(inPerson));
    if (reach !== 'ANY') expect(shownOf(narrow)).toBeNull();
  });
});

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

function askWith(document: string, token: string): Promise<Answer<Record<string, unknown>>> {
  return test.ask(document, {}, { authorization: `Bearer ${token}` });
}

/** What was shown; null where it is as for what does not exist, or was refused for want of a scope. */
function shownOf({ status, data, errors }: Answer<Record<string, unknown>>): unknown {
  const isRefused = status === 403 && errors?.[0]?.extensions['code'] === 'INSUFFICIENT_SCOPE';
  const isAbsent = errors?.[0]?.message.startsWith('Cannot query field') === true;
  if (errors !== undefined && !isRefused && !isAbsent) throw new Error(JSON.stringify(errors));
  return data === null || isNothing(data) ? null : data;
}

describe('AU-32: after every operation was asked by everybody', () => {
  it('no password, PIN, card number or token of theirs stands in the log, the metrics or the database', async () => {
    const { password = '', operatorPassword = '', cardNumber = '' } = household.given;
    const planted = [password, operatorPassword, cardNumber, NEW_PASSWORD].map(String);
    const metrics = await test.services.metrics.registry.metrics();
    const dump = await dumpDatabase(test.services);
    // What looks finds what it looks through.
    expect([logged.join('').includes('request completed'), dump.includes('basic.member'), tokens.size > 100]).toEqual([true, true, true]);
    for (const text of [logged.join(''), metrics, dump]) {
      expect([...planted, ...tokens].filter((secret) => text.includes(secret))).toEqual([]);
      expect(text.split('\n').filter((line) => PIN_ALONE.test(line))).toEqual([]);
    }
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
    const answer = await test.ask<Record<string, unknown>>(await documentOf(kind, row), {}, await headersOf(caller));
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

async function headersOf(caller: Caller): Promise<Record<string, string>> {
  const headers = await household.headersOf(caller);
  for (const [, token = ''] of (headers['cookie'] ?? '').matchAll(/=([\w-]{43})/g)) tokens.add(token);
  return headers;
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
