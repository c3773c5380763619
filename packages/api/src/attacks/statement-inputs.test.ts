import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { fillStatements, purchase } from '../test/statements.js';

let test: TestServer;
let hanako: Entered;
let stranger: Entered;
beforeAll(async () => {
  test = await startTestServer();
  hanako = await enter(test, 'hanako');
  stranger = await enter(test, 'stranger');
  await fillStatements(test.services, hanako.member);
  await fillStatements(test.services, stranger.member);
});
afterAll(() => test.stop());

interface Told {
  status: number;
  body: string;
  errors: { message: string; extensions: { code: string } }[];
  data: { node: { list: List } | null } | null;
}
interface List {
  totalCount?: number;
  edges: { cursor: string; node: { id: string; amount: { minorUnits: number } } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** Sends a body as it is: JSON that JavaScript would not write the same way. */
async function post(payload: string, { cookie }: { cookie: string } = hanako): Promise<Told> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', cookie };
  const response = await test.server.app.inject({ method: 'POST', url: '/graphql', remoteAddress: '127.0.0.2', headers, payload });
  return { status: response.statusCode, body: response.body, ...response.json<Pick<Told, 'errors' | 'data'>>() };
}

function accountId({ member }: Entered = hanako): string {
  return globalId('Account', member.accountId);
}

const EDGES = 'edges { cursor node { id amount { minorUnits } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const SEARCH = `query ($id: ID!, $filter: TransactionFilter, $after: String) { node(id: $id) { ... on Account {
  list: searchTransactions(filter: $filter, first: 100, after: $after) { totalCount ${EDGES} } } } }`;

/** A search whose filter is this JSON. */
function searchFor(filter: string): Promise<Told> {
  return post(`{"query":${JSON.stringify(SEARCH)},"variables":{"id":"${accountId()}","filter":${filter}}}`);
}

function countOf({ data }: Told): number | undefined {
  return data?.node?.list.totalCount;
}

describe('IN-01: an amount to search for', () => {
  it.each(['minAmount', 'maxAmount'])('%s that is no whole number JSON carries exactly is refused, and named', async (field) => {
    for (const value of [
      '0.5',
      '1e21',
      '"NaN"',
      '"Infinity"',
      '""',
      '"１００"',
      '9007199254740993',
      '9223372036854775808',
      '[1, 2]',
      '{}',
      'true',
    ]) {
      const told = await searchFor(`{"${field}": ${value}}`);
      expect([value, told.status]).toEqual([value, 400]);
      expect(told.errors[0]?.message).toContain(`filter.${field}`);
      expect(told.data ?? null).toBeNull();
    }
  });

  it.each([
    ['{"minAmount": 1000, "maxAmount": 1000}', 2],
    ['{"minAmount": 1001, "maxAmount": 1002}', 4],
    ['{"minAmount": 1e3, "maxAmount": 1000.0}', 2],
    ['{"minAmount": -0, "maxAmount": 0}', 0],
    ['{"minAmount": 2147483648}', 0],
    ['{"minAmount": -9007199254740991, "maxAmount": 9007199254740991}', 24],
    ['{"minAmount": null, "maxAmount": null}', 24],
  ])('%s is taken exactly, both ends included, and finds %i', async (filter, count) => {
    expect(countOf(await searchFor(filter))).toBe(count);
  });
});

describe('IN-02: a day to search for', () => {
  it.each([
    '"2026-02-29"',
    '"2026-13-01"',
    '"2026-00-10"',
    '"+275760-09-13"',
    '"2026-3-1"',
    '"2026-03-01T00:00:00+09:00"',
    '1772290800',
    '"yesterday"',
    '[]',
  ])('%s is none, and refused by name', async (value) => {
    for (const field of ['usedFrom', 'usedTo']) {
      const told = await searchFor(`{"${field}": ${value}}`);
      expect([field, told.status]).toEqual([field, 400]);
      expect(told.errors[0]?.message).toContain(`filter.${field}`);
    }
  });

  it.each([
    ['{"usedFrom": "2028-02-29"}', 0],
    ['{"usedFrom": "0001-01-01", "usedTo": "9999-12-31"}', 24],
    ['{"usedFrom": "2026-03-12", "usedTo": "2026-03-20"}', 2],
    ['{"usedFrom": "2026-03-20", "usedTo": "2026-03-12"}', 0],
  ])('%s is taken, both days included, and finds %i', async (filter, count) => {
    expect(countOf(await searchFor(filter))).toBe(count);
  });
});

describe('IN-02: the closing day', () => {
  it('ends at midnight in Japan: a moment before, its cycle is open; at midnight it is billed', async () => {
    const em = test.services.database.fork();
    const { member } = await enter(test, 'midnight');
    await startBilling(em, member.accountId, '2026-02-16');
    await recordUses(em, member.accountId, [
      purchase(member, { usedOn: '2026-03-15', amountMinor: 700n }),
      purchase(member, { usedOn: '2026-03-16', amountMinor: 9000n }),
    ]);
    const closeAt = async (instant: string) => {
      await query(em, 'insert into clock_shift values (true, $1::timestamptz - statement_timestamp())', [instant]);
      try {
        return (await closeNextCycle(em, member.accountId))?.statement ?? null;
      } finally {
        await query(em, 'delete from clock_shift', []);
      }
    };
    expect(await closeAt('2026-03-15T23:59:50+09:00')).toBeNull();
    expect(await closeAt('2026-03-16T00:00:00+09:00')).toMatchObject({ totalMinor: 700n });
  });
});

describe('IN-04: what could be run', () => {
  const INJECTIONS = [
    `' or '1'='1`,
    `'; drop table card_transaction; --`,
    `%' or pg_sleep(5) is null or '`,
    `\\'; select pg_sleep(5); --`,
    '%',
    '_',
    '\\',
    '$.store[*]',
    '{{7*7}}${7*7}<%= 7*7 %>',
    '*)(uid=*))(|(uid=*',
    '$(sleep 5)`sleep 5`|sleep 5',
    'x\r\nSet-Cookie: a=b',
    `店' union select id from member --`,
  ];

  it.each(INJECTIONS)('%j is looked for as it stands, and finds only what holds it', async (text) => {
    const em = test.services.database.fork();
    const [before] = await query<{ count: number }>(em, 'select count(*)::int as count from card_transaction', []);
    const marked = purchase(hanako.member, { merchant: `控え ${text}`, usedOn: '2026-04-01' });
    await recordUses(em, hanako.member.accountId, [marked]);
    const began = performance.now();
    const told = await searchFor(JSON.stringify({ text: `控え ${text}` }));
    expect(performance.now() - began).toBeLessThan(3_000);
    expect([told.status, countOf(told)]).toEqual([200, 1]);
    await query(em, `delete from bill_line where transaction_id in (select id from card_transaction where source_key = $1)`, [
      marked.sourceKey,
    ]);
    await query(em, 'delete from card_transaction where source_key = $1', [marked.sourceKey]);
    const [after] = await query<{ count: number }>(em, 'select count(*)::int as count from card_transaction', []);
    expect(after).toEqual(before);
  });

  it.each(INJECTIONS)('%j as a label, a cursor or an order is nothing there is', async (text) => {
    const document = `query ($id: ID!, $label: String!) { node(id: $id) { ... on Account { statement(label: $label) { id } } } }`;
    const labelled = await post(JSON.stringify({ query: document, variables: { id: accountId(), label: text } }));
    expect([labelled.status, labelled.data]).toEqual([200, { node: { statement: null } }]);
    const beyond = await post(
      JSON.stringify({ query: SEARCH, variables: { id: accountId(), after: Buffer.from(text).toString('base64url') } }),
    );
    expect(beyond.status).toBe(400);
    const sorted = await post(
      JSON.stringify({
        query:
          'query ($id: ID!, $sort: TransactionSort!) { node(id: $id) { ... on Account { searchTransactions(sort: $sort, first: 1) { totalCount } } } }',
        variables: { id: accountId(), sort: text },
      }),
    );
    expect(sorted.status).toBe(400);
    const file = await test.server.app.inject({
      url: `/downloads/statements/${encodeURIComponent(text)}.csv`,
      headers: { cookie: hanako.cookie },
    });
    expect([400, 404]).toContain(file.statusCode);
  });
});

describe('IN-06: a value of another kind', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { id } }';

  it.each(['1.5', 'true', '["x"]', '{"id": "x"}', 'null'])('%s is no id', async (id) => {
    const told = await post(`{"query":${JSON.stringify(NODE)},"variables":{"id":${id}}}`);
    expect(told.status).toBe(400);
  });

  it.each([
    ['12', { node: null }],
    ['""', { node: null }],
    ['"__proto__"', { node: null }],
    ['"constructor"', { node: null }],
  ])('%s is the id of nothing', async (id, data) => {
    expect(await post(`{"query":${JSON.stringify(NODE)},"variables":{"id":${id}}}`)).toMatchObject({ status: 200, data });
  });

  it.each([
    [
      'variables',
      '{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    ],
    ['extensions', '{"query":"{ viewer { id } }","extensions":{"__proto__":{"polluted":1},"prototype":{"polluted":1}}}'],
    ['the body', '{"query":"{ viewer { id } }","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}'],
    ['an input', `{"query":${JSON.stringify(SEARCH)},"variables":{"id":"x","filter":{"__proto__":{"text":"x"}}}}`],
    [
      'names of variables',
      '{"query":"query ($__proto__: ID!, $constructor: ID) { node(id: $__proto__) { id } x: node(id: $constructor) { id } }","variables":{"__proto__":"x"}}',
    ],
    ['names of fields', '{"query":"{ __proto__: viewer { id } constructor: viewer { toString: id } hasOwnProperty: __typename }"}'],
    ['keys that come twice', '{"query":"{ viewer { id } }","query":"{ __typename }","variables":{"a":1,"a":2}}'],
    ['variables as a text', '{"query":"{ viewer { id } }","variables":"{}"}'],
  ])('prototype keys in %s change nothing for whoever asks next', async (_where, payload) => {
    const clean = JSON.stringify({ query: '{ viewer { id accounts { name } } }' });
    const before = await post(clean);
    for (let time = 0; time < 5; time += 1) expect((await post(payload)).status).toBeLessThan(500);
    const after = await post(clean);
    expect(after.data).toEqual(before.data);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
