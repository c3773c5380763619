import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';

let service: TestServer;
beforeAll(async () => {
  service = await startTestServer();
});
afterAll(() => service.stop());

const post = (payload: string, type = 'application/json'): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': type, accept: 'application/json' },
  payload,
});
const get = (url: string): InjectOptions => ({ url, headers: { accept: 'application/json' } });

describe('an error answer names its code and the id of its request in the one shape of GraphQL', () => {
  it.each<[string, InjectOptions, number, string]>([
    ['a body that is no JSON', post('{"query":'), 400, 'BAD_REQUEST'],
    ['an empty body', post(''), 400, 'BAD_REQUEST'],
    ['a body of another type', post('a,b', 'text/csv'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a body that is too large', post(JSON.stringify({ query: '#'.repeat(1_000_000) })), 413, 'BODY_TOO_LARGE'],
    ['a batch', post('[{"query":"{ __typename }"}]'), 400, 'BAD_REQUEST'],
    ['no query', post('{}'), 400, 'BAD_REQUEST'],
    ['what a foreign form could send', post('query=1', 'text/plain'), 400, 'BAD_REQUEST'],
    ['a document with a mistake', post('{"query":"{"}'), 400, 'GRAPHQL_PARSE_FAILED'],
    ['an address where nothing is', get('/no-such-thing'), 404, 'NOT_FOUND'],
    ['an address that is none', get('/statements/%'), 404, 'NOT_FOUND'],
  ])('%s', async (_case, request, status, code) => {
    const answer = await service.server.app.inject(request);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('json');
    expect(answer.json()).toEqual({
      errors: [
        expect.objectContaining({ message: expect.stringMatching(/\S/), extensions: { code, requestId: answer.headers['x-request-id'] } }),
      ],
    });
  });
});
