import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function countExecutions(document: string): Promise<number> {
  const read = async () => (await test.services.metrics.resolverExecutions.get()).values[0]?.value ?? 0;
  const before = await read();
  await test.ask(document);
  return (await read()) - before;
}

describe('the metrics', () => {
  it.each([
    ['{ viewer { id } }', 1],
    ['{ a: viewer { id } b: viewer { id } ...C } fragment C on Query { c: viewer { id } }', 3],
    ['{ viewer { id } a: viewer @skip(if: true) { id } __typename }', 1],
    ['mutation { logout { __typename } }', 1],
    ['{ nothing }', 0],
    ['{ viewer { id } ', 0],
  ])('count the root fields that ran: %s', async (document, count) => {
    expect(await countExecutions(document)).toBe(count);
  });

  it('tell of passwords, memory and the delay of the event loop', async () => {
    const text = await test.services.metrics.registry.metrics();
    const names = [
      'password_verifications_total',
      'passwords_hashing',
      'passwords_waiting',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_eventloop_lag_max_seconds',
    ];
    for (const name of names) expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});
