import { timingSafeEqual } from 'node:crypto';
import { canonicalPin } from '@meisai/schema/rules';
import type { Keys } from '../platform/index.js';
import type { StoredPin } from './card-pin.store.js';

const PEPPER = 'pin-pepper';
const WRAP = 'pin';

/**
 * The keys of PINs, the newest first: new PINs are stored under it, and older ones are still read. A PIN is a keyed hash of card
 * and digits under one key, wrapped with another, so that a copy of the database can be searched for neither.
 */
export type PinKeys = readonly [Keys, ...Keys[]];

/** A PIN in the form in which it is stored, under the newest keys. */
export function sealPin(keys: PinKeys, cardId: string, pin: string): StoredPin {
  const [newest] = keys;
  return { cardId, pepperKeyId: newest.keyId(PEPPER), ...wrap(newest, cardId, hashPin(newest, cardId, pin).toString('base64')) };
}

/** Whether these are the digits of a stored PIN. @throws where its keys are not here. */
export function isPin(keys: PinKeys, stored: StoredPin, pin: string): boolean {
  const pepper = keyOf(keys, PEPPER, stored.pepperKeyId);
  return timingSafeEqual(Buffer.from(unwrap(keys, stored), 'base64'), hashPin(pepper, stored.cardId, pin));
}

/** A stored PIN under the newest wrapping key. Its pepper stays until the PIN is changed: nobody knows the digits. */
export function rewrapUnderNewest(keys: PinKeys, stored: StoredPin): StoredPin {
  return { ...stored, ...wrap(keys[0], stored.cardId, unwrap(keys, stored)) };
}

/** The id of the key under which PINs are wrapped now. */
export function wrapKeyId(keys: PinKeys): string {
  return keys[0].keyId(WRAP);
}

function wrap(key: Keys, cardId: string, text: string): Pick<StoredPin, 'wrapKeyId' | 'wrapped'> {
  const { keyId, bytes } = key.seal(WRAP, cardId, text);
  return { wrapKeyId: keyId, wrapped: bytes };
}

function unwrap(keys: PinKeys, { cardId, wrapKeyId: keyId, wrapped }: StoredPin): string {
  return keyOf(keys, WRAP, keyId).open(WRAP, cardId, { keyId, bytes: wrapped });
}

function keyOf(keys: PinKeys, purpose: string, keyId: string): Keys {
  const key = keys.find((candidate) => candidate.keyId(purpose) === keyId);
  if (key === undefined) throw new Error(`A PIN takes the key ${keyId}, which is not here.`);
  return key;
}

function hashPin(key: Keys, cardId: string, pin: string): Buffer {
  return key.hmac(PEPPER, `${cardId}/${canonicalPin(pin)}`);
}
