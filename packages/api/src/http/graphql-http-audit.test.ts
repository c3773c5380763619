import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';

let service: TestServer;
let url: string;

beforeAll(async () => {
  service = await startTestServer({ PORT: '0' });
  url = `${await service.server.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(() => service.stop());

/** Where the specification has "should": Apollo Server answers 400, and 200 is suggested. */
const KNOWN_WARNINGS = ['572B', '7B9B', 'FDE2'];

test('GQ-11: the endpoint speaks GraphQL over HTTP: the audit of graphql-http finds no error', async () => {
  const withPreflight = (input: string, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { 'apollo-require-preflight': 'yes', ...(init.headers as Record<string, string>) } });
  const results = await auditServer({ url, fetchFn: withPreflight });
  const named = (status: string) => results.filter((result) => result.status === status).map(({ id }) => id);
  expect(results).toHaveLength(61);
  expect([named('error'), named('notice')]).toEqual([[], []]);
  expect(named('warn').toSorted()).toEqual(KNOWN_WARNINGS);
  expect(named('ok')).toHaveLength(58);
});
