import { afterAll, beforeAll, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { prepareDemo } from './seed-demo.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

it('the demo has one use of the day pending, and posts that of the day before with what it came to', async () => {
  await onDay(test.services, '2026-11-24', () => prepareDemo(test.services));
  await onDay(test.services, '2026-11-26', () => prepareDemo(test.services));
  await onDay(test.services, '2026-11-26', () => prepareDemo(test.services));
  const uses = await query(
    test.services.database.fork(),
    `select t.used_on::text as day, t.status, array(select e.status || ' ' || e.amount_minor from transaction_event e
        where e.account_id = t.account_id and e.transaction_id = t.id order by e.id) as history
       from card_transaction t where t.source_key like 'demo:pending:%' order by t.used_on`,
    [],
  );
  expect(uses).toEqual([
    { day: '2026-11-24', status: 'POSTED', history: ['PENDING 1280', 'POSTED 1302'] },
    { day: '2026-11-26', status: 'PENDING', history: ['PENDING 1280'] },
  ]);
});
