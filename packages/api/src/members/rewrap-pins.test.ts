import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveKeys, query, type EntityManager } from '../platform/index.js';
import { FeedImports, issued } from '../test/feed-imports.js';
import { findPin, keepPin } from './card-pin.store.js';
import { rewrapPins } from './index.js';
import { sealPin, wrapKeyId } from './pin-keys.js';

let feeds: FeedImports;
beforeAll(async () => {
  feeds = await FeedImports.start('PostgreSQL');
}, 60_000);
afterAll(() => feeds.stop());

it('rewrapping waits for a PIN that is being changed under the old key: once it ends, none is left', async () => {
  await feeds.run(issued('p', 1));
  const [card] = await feeds.rows<{ id: string }>(`select id from card where source_id = 'C1p'`);
  const cardId = card?.id ?? '';
  const [old, newest] = [8, 9].map((byte) => deriveKeys(Buffer.alloc(32, byte).toString('base64')));
  if (old === undefined || newest === undefined) throw new Error('There are two keys.');
  const em = feeds.database.fork();
  await keepPin(em, sealPin([old], cardId, '2580'));
  let isDone = false;
  const rewrapped = await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    await keepPin(tx, sealPin([old], cardId, '8061'));
    const rewrapping = rewrapPins(feeds.database.fork(), [newest, old]).finally(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).toBe(false);
    return { rewrapping };
  });
  expect(await rewrapped.rewrapping).toBe(1);
  expect((await findPin(em, cardId))?.wrapKeyId).toBe(wrapKeyId([newest]));
  expect(await query(em, 'select 1 from card_pin where wrap_key_id = $1', [wrapKeyId([old])])).toEqual([]);
});
