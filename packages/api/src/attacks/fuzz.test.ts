import { randomInt } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { globalId } from '../platform/index.js';
import { anyOperation, type AnyOperation } from '../test/any-operation.js';
import { enter } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { fillStatements } from '../test/statements.js';

const IS_PROOF = process.env['PROOF'] === '1';
const DOCUMENTS = IS_PROOF ? 5_000 : 200;
/** One that is always the same, and three of the day; the first is enough to be quick. */
const SEEDS = [20_261_124, ...Array.from({ length: IS_PROOF ? 3 : 1 }, () => randomInt(2 ** 31))];
/** Often enough that a document is compiled, and answers once more. */
const TIMES = 5;

let test: TestServer;
let schema: GraphQLSchema;
let ids: string[];
let cookie: string;
beforeAll(async () => {
  test = await startTestServer();
  schema = await createPublicSchema();
  const { member, cookie: own } = await enter(test, 'fuzzed');
  cookie = own;
  await fillStatements(test.services, member);
  const answer = await test.ask<{ viewer: { accounts: { statements: { edges: { node: { id: string } }[] } }[] } }>(
    '{ viewer { accounts { statements(first: 1) { edges { node { id } } } } } }',
    {},
    { cookie },
  );
  const [statement = ''] = answer.data?.viewer.accounts.flatMap(({ statements }) => statements.edges.map(({ node }) => node.id)) ?? [];
  ids = [globalId('Member', member.memberId), globalId('Account', member.accountId), globalId('Card', member.cardId), statement];
});
afterAll(() => test.stop());

interface Told {
  status: number;
  body: string;
  tookMs: number;
}

async function ask({ query, variables }: AnyOperation, headers: Record<string, string>): Promise<Told> {
  const began = performance.now();
  const response = await test.server.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: '127.0.0.2',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ query, variables }),
  });
  const body = response.body.replaceAll(/"requestId":"[^"]*"/g, '"requestId":""');
  return { status: response.statusCode, body, tookMs: performance.now() - began };
}

type Path = readonly (string | number)[];

/**
 * An answer as far as the specification determines it: where several fields make one place above them null, it leaves open which of
 * their errors are told besides one (GraphQL, October 2021, 6.4.4).
 */
function whatIsDetermined({ status, body }: Told): string {
  const { data, errors = [], ...rest } = JSON.parse(body) as { data?: unknown; errors?: { path?: Path }[] };
  const told = errors.map((error) => {
    const place = nullOnTheWay(data, error.path ?? []);
    return JSON.stringify(place.length < (error.path ?? []).length ? { place } : error);
  });
  return JSON.stringify([status, data, rest, [...new Set(told)].toSorted()]);
}

/** The path as far as there is an answer along it. */
function nullOnTheWay(data: unknown, path: Path): Path {
  let at = data;
  for (const [depth, step] of path.entries()) {
    if (at === null || at === undefined) return path.slice(0, depth);
    at = (at as Record<string | number, unknown>)[step];
  }
  return path;
}

/** What must never be told: our fault, a stack, a place in the code, a word of the database. */
function isBad({ status, body, tookMs }: Told): boolean {
  return (
    status >= 500 ||
    /INTERNAL_SERVER_ERROR|\bat .{1,80}:\d+:\d+|node_modules|syntax error at|violates|relation "/.test(body) ||
    (IS_PROOF && tookMs > 1000)
  );
}

describe.each(SEEDS)('IN-08: what the schema allows to be asked, made up from seed %i', (seed) => {
  it(`is answered or refused, never by a fault: ${DOCUMENTS} queries of a member`, { timeout: 600_000 }, async () => {
    const bad: unknown[] = [];
    let answered = 0;
    for (let n = 0; n < DOCUMENTS; n += 1) {
      const operation = anyOperation(schema, seed + n, ids);
      const told = await ask(operation, { cookie });
      if (isBad(told)) bad.push({ operation, told });
      if (told.status === 200) answered += 1;
    }
    expect(bad).toEqual([]);
    // Nothing is shown by documents that are all refused at the door.
    expect(answered).toBeGreaterThan(DOCUMENTS / 8);
  });

  it('is answered the same by compiled code as by the library', { timeout: 600_000 }, async () => {
    const different: unknown[] = [];
    for (let n = 0; n < DOCUMENTS / 2; n += 1) {
      const operation = anyOperation(schema, seed + n, ids);
      const answers = [];
      for (let time = 0; time < TIMES; time += 1) answers.push(await ask(operation, { cookie }));
      if (new Set(answers.map(whatIsDetermined)).size > 1) different.push({ operation, bodies: answers.map(({ body }) => body) });
    }
    expect(different).toEqual([]);
  });

  it('is answered or refused, never by a fault: mutations of nobody', { timeout: 600_000 }, async () => {
    const bad: unknown[] = [];
    for (let n = 0; n < DOCUMENTS / 20; n += 1) {
      const operation = anyOperation(schema, seed + n, ids, 'mutation');
      const told = await ask(operation, { 'x-forwarded-for': `10.8.${n % 250}.${seed % 250}` });
      if (isBad(told)) bad.push({ operation, told });
    }
    expect(bad).toEqual([]);
  });
});
