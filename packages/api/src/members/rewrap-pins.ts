import type { EntityManager } from '../platform/index.js';
import { listPinsNotUnder, rewrapPin } from './card-pin.store.js';
import { rewrapUnderNewest, wrapKeyId, type PinKeys } from './pin-keys.js';

const BATCH = 500;

/** Wraps every PIN under the newest key; the older one can go once there is nothing left. @returns how many were wrapped anew. */
export async function rewrapPins(em: EntityManager, keys: PinKeys): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await em.transactional(async (transaction) => {
      const tx = transaction as EntityManager;
      const pins = await listPinsNotUnder(tx, wrapKeyId(keys), BATCH);
      for (const pin of pins) await rewrapPin(tx, rewrapUnderNewest(keys, pin));
      return pins.length;
    });
    if (count === 0) return total;
    total += count;
  }
}
