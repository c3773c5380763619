import { afterAll, beforeAll, expect, it } from 'vitest';
import { onDay } from '../test/clock.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { doOnce, sweepIdempotencyKeys } from './idempotency.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

it('an act is done once for its key, whatever it is, and its key is forgotten after thirty days', async () => {
  const { memberId } = await enrolMember(test.services, 'acts.once');
  let done = 0;
  const act = (on: string) =>
    onDay(test.services, on, async () => {
      await sweepIdempotencyKeys(test.services.database.fork());
      const once = { memberId, operation: 'anything', key: 'the-same-key', payload: 'the same' };
      return doOnce(test.services.database.fork(), once, async () => Promise.resolve({ kept: (done += 1) }));
    });
  expect(await act('2026-03-01')).toEqual({ kept: 1 });
  expect(await act('2026-03-31')).toEqual({ kept: 1 });
  expect(await act('2026-04-01')).toEqual({ kept: 2 });
});
