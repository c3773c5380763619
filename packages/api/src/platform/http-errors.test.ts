import { ApolloServer } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { buildSchema } from 'graphql';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseUnavailable, InputError, Overloaded, TooManyRequests } from './errors.js';
import { costLimitPlugin, createCostReckoning } from './cost-limit.js';
import { LIMIT_RULES } from './graphql-limits.js';
import { errorPlugin, formatError } from './http-errors.js';
import type { RequestContext } from './request-context.js';

const log = { error: vi.fn<FastifyBaseLogger['error']>(), warn: vi.fn<FastifyBaseLogger['warn']>() };
beforeEach(() => vi.clearAllMocks());

function failWith(error: Error): () => never {
  return () => {
    throw error;
  };
}

const apollo = new ApolloServer<RequestContext>({
  schema: buildSchema(`type Query {
    echo(n: Int!, page: Int): Int
    promised: Int!
    broken: Int
    refusedInput: Int
    away: Int
    gone: Int
    busy: Int
    hasty: Int
  }`),
  rootValue: {
    echo: () => 1,
    promised: () => null,
    broken: failWith(new TypeError('secret detail')),
    refusedInput: failWith(new InputError('Write a number.')),
    away: failWith(new DatabaseUnavailable('at db.internal')),
    gone: failWith(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    busy: failWith(new Overloaded(3)),
    hasty: failWith(new TooManyRequests(60)),
  },
  validationRules: LIMIT_RULES,
  includeStacktraceInErrorResponses: false,
  formatError,
  plugins: [costLimitPlugin(createCostReckoning()), errorPlugin(log as unknown as FastifyBaseLogger)],
});
afterAll(() => apollo.stop());

describe('an error is told, logged and answered', () => {
  it.each([
    { query: '{ nothing }', code: 'GRAPHQL_VALIDATION_FAILED', status: 400, logged: 0 },
    { query: '{', code: 'GRAPHQL_PARSE_FAILED', status: 400, logged: 0 },
    { query: 'query ($n: Int!) { echo(n: $n) }', code: 'BAD_USER_INPUT', status: 400, logged: 0 },
    { query: 'query ($n: Int!) { echo(n: $n) }', variables: { n: 'x' }, code: 'BAD_USER_INPUT', status: 400, logged: 0 },
    {
      query: `{ a: echo(n: 1) ${Array.from({ length: 20 }, (_, n) => `a${n}: echo(n: 1)`).join(' ')} }`,
      code: 'DOCUMENT_TOO_LARGE',
      status: 400,
      logged: 0,
    },
    { query: '{ refusedInput }', code: 'BAD_USER_INPUT', status: 400, logged: 0 },
    { query: '{ broken }', code: 'INTERNAL_SERVER_ERROR', status: 200, logged: 1 },
    { query: '{ promised }', code: 'INTERNAL_SERVER_ERROR', status: 200, logged: 1 },
    { query: '{ away }', code: 'SERVICE_UNAVAILABLE', status: 503, logged: 1 },
    { query: '{ gone }', code: 'SERVICE_UNAVAILABLE', status: 503, logged: 1 },
    { query: '{ busy }', code: 'SERVICE_UNAVAILABLE', status: 503, logged: 1 },
    { query: '{ hasty }', code: 'TOO_MANY_REQUESTS', status: 429, logged: 0 },
  ])('$query: $code, $logged lines, $status', async ({ query, variables = {}, code, status, logged }) => {
    const contextValue = { requestId: 'r-1' } as RequestContext;
    const { body, http } = await apollo.executeOperation({ query, variables }, { contextValue });
    const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
    expect({
      code: error?.extensions?.['code'],
      status: http.status ?? 200,
      logged: log.error.mock.calls.length + log.warn.mock.calls.length,
    }).toEqual({
      code,
      status,
      logged,
    });
    expect(error?.extensions).toEqual({ code, requestId: 'r-1' });
    expect(error?.message).not.toMatch(/secret|internal$/);
  });
});
