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

test('the endpoint speaks GraphQL over HTTP: the audit of graphql-http finds no error', async () => {
  const results = await auditServer({ url, fetchFn: fetch });
  const named = (status: string) => results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
  // "Should", not "must": printed for whoever reads the log, and kept to those that are known.
  if (named('warn').length > 0) console.info(`graphql-http warns:\n${named('warn').join('\n')}`);
  expect(results.length).toBeGreaterThan(50);
  expect(named('error')).toEqual([]);
});
