import { canonicalDigits } from '@meisai/schema/rules';
import type { Keys } from '../platform/index.js';

/** What is kept of a card's number: the number itself is nowhere. */
export interface KeptCardNumber {
  lastFour: string;
  numberFingerprint: Buffer;
}

const LAST_DIGITS = 4;

/** @param number as typed, of a form the shared rules accept. */
export function keepCardNumber(keys: Keys, number: string): KeptCardNumber {
  return { lastFour: canonicalDigits(number).slice(-LAST_DIGITS), numberFingerprint: fingerprintCard(keys, number) };
}

/** By which a card is found from its number; without the key it cannot be tried out. */
export function fingerprintCard(keys: Keys, number: string): Buffer {
  return keys.hmac('card-number', canonicalDigits(number));
}
