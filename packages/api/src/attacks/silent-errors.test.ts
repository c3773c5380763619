import type { InjectOptions } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { startProduction } from '../test/production.js';
import type { TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

let postgres: TestPostgres;
let production: TestServer;
let cookie: string;
const logged: string[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  production = await startProduction({ DATABASE_URL: postgres.url, LOG_LEVEL: 'error' }, logged);
  cookie = (await enter(production, 'silent.one')).cookie;
});
afterAll(async () => {
  await production.stop();
  await postgres.stop();
});

/** A stack, SQL, a place on the disk or in the code, what the service is made of, or a page of a framework. */
const INSIDE =
  /\bat .{1,120}:\d+|stacktrace|\bselect\b|\binsert\b|relation "|column "|pg_|[\\/](packages|node_modules|src|dist|home|tmp|work)[\\/]|\.[cm]?[jt]s\b|fastify|apollo-server|graphql-js|mikro|oidc-provider|undici|\d+\.\d+\.\d+|<html|<!doctype/i;

const ACTIVITY = '{ viewer { activity(first: 1) { edges { node { id } } } } }';
const graphql = (body: object | string, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': 'application/json', cookie, ...headers },
  payload: typeof body === 'string' ? body : JSON.stringify(body),
});

async function expectSilent(request: InjectOptions, statuses: readonly number[]): Promise<string> {
  const answer = await production.server.app.inject(request);
  expect(statuses).toContain(answer.statusCode);
  expect(answer.headers['content-type']).toMatch(/^application\/(json|graphql-response\+json|problem\+json)/);
  const { errors } = answer.json<{ errors: { message: string; extensions: { code: string; requestId: string } }[] }>();
  for (const { message, extensions } of errors) {
    expect(message).toMatch(/\S/);
    expect(extensions).toEqual({ code: expect.stringMatching(/^[A-Z_]+$/), requestId: answer.headers['x-request-id'] });
  }
  expect(answer.body).not.toMatch(INSIDE);
  for (const name of ['server', 'x-powered-by', 'via']) expect(answer.headers).not.toHaveProperty(name);
  return answer.body;
}

describe('GQ-10: in production an error says nothing about the inside', () => {
  it.each<[string, () => InjectOptions, number[]]>([
    ['of syntax', () => graphql({ query: '{ viewer { ' }), [400]],
    ['of a document that is too deep to parse', () => graphql({ query: `{ viewer { id(x: ${'['.repeat(2_900)}` }), [400]],
    ['of validation', () => graphql({ query: '{ viewer { nothing } }' }), [400]],
    [
      'of a variable',
      () => graphql({ query: 'query ($n: Int!) { viewer { activity(first: $n) { edges { cursor } } } }', variables: { n: 'x' } }),
      [400],
    ],
    ['of variables that are none', () => graphql({ query: '{ viewer { id } }', variables: 'x' }), [400]],
    ['of a query that is none', () => graphql({ query: { a: 1 } }), [400]],
    ['of an argument', () => graphql({ query: '{ viewer { activity(first: 0) { edges { cursor } } } }' }), [400]],
    ['of a cursor', () => graphql({ query: '{ viewer { activity(first: 1, after: "x") { edges { cursor } } } }' }), [400]],
    ['of JSON', () => graphql('{"query":'), [400]],
    ['of JSON with a forbidden key', () => graphql('{"query":"{ viewer { id } }","__proto__":{"a":1}}'), [400]],
    ['of a body that is empty', () => graphql(''), [400]],
    ['of a batch', () => graphql('[]'), [400]],
    ['of a method', () => ({ ...graphql({ query: '{ viewer { id } }' }), method: 'PUT' }), [404, 405]],
    ['of another method', () => ({ url: '/graphql', method: 'DELETE' }), [404, 405]],
    ['of a GET without a preflight', () => ({ url: '/graphql?query={__typename}', headers: { accept: 'application/json' } }), [400]],
    ['of an address', () => ({ url: '/nothing/here', headers: { accept: 'application/json' } }), [404]],
    ['of an address that is none', () => ({ url: '/%E0%A4%A', headers: { accept: 'application/json' } }), [404]],
    ['of a POST to nowhere', () => ({ method: 'POST', url: '/login', payload: {} }), [404]],
    ['of a type of content', () => graphql('a,b', { 'content-type': 'text/csv' }), [415]],
    ['of a charset', () => graphql('{}', { 'content-type': 'application/json; charset=x-made-up' }), [400, 415]],
    ['of a token', () => graphql({ query: '{ viewer { id } }' }, { authorization: 'Bearer nobody' }), [401]],
    ['of a download', () => ({ url: '/downloads/statements/x.pdf', headers: { authorization: 'Bearer nobody' } }), [401]],
  ])('%s', async (_of, requestOf, statuses) => {
    await expectSilent(requestOf(), statuses);
  });

  it('of the database: what it refused is in the log alone, under the id of the request', async () => {
    const em = production.services.database.fork();
    await query(em, 'alter table activity rename column kind to kind_that_is_gone', []);
    try {
      const body = await expectSilent(graphql({ query: ACTIVITY }), [200]);
      expect(body).toContain('INTERNAL_SERVER_ERROR');
      const [, id = 'none'] = /"requestId":"([^"]+)"/.exec(body) ?? [];
      const line = logged.find((one) => one.includes(id));
      expect(line).toContain('kind');
    } finally {
      await query(em, 'alter table activity rename column kind_that_is_gone to kind', []);
    }
  });

  it('of a resolver: what is stored and cannot be told', async () => {
    const em = production.services.database.fork();
    await query(em, 'alter table account drop constraint account_currency_check', []);
    await query(em, `update account set currency = 'Zz1'`, []);
    const body = await expectSilent(graphql({ query: '{ viewer { accounts { currency } } }' }), [200]);
    expect(body).toContain('INTERNAL_SERVER_ERROR');
    await query(em, `update account set currency = 'JPY'`, []);
  });

  it('of time: a statement that does not end', { timeout: 60_000 }, async () => {
    const other = new pg.Client({ connectionString: postgres.url });
    await other.connect();
    await other.query('begin');
    await other.query('lock table activity in access exclusive mode');
    try {
      expect(await expectSilent(graphql({ query: ACTIVITY }), [503])).toContain('SERVICE_UNAVAILABLE');
    } finally {
      await other.query('rollback');
      await other.end();
    }
  });

  it('of a database that is away', { timeout: 60_000 }, async () => {
    await postgres.stop();
    expect(await expectSilent(graphql({ query: ACTIVITY }), [503])).toContain('SERVICE_UNAVAILABLE');
    await expectSilent({ url: '/downloads/statements/x.pdf', headers: { cookie } }, [503]);
  });
});
