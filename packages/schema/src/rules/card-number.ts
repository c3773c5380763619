import { canonicalDigits } from './digits.js';

/** ISO/IEC 7812-1: a card's number has up to 19 digits; no issuer's has fewer than 12. */
export const CARD_NUMBER_MIN_DIGITS = 12;
export const CARD_NUMBER_MAX_DIGITS = 19;

export type CardNumberFault = 'NOT_A_NUMBER' | 'WRONG_LENGTH' | 'WRONG_CHECK_DIGIT';

/** What keeps a text from being a card number, or null: digits, as many as cards have, and the check digit (Luhn, ISO/IEC 7812-1 annex B). */
export function findCardNumberFault(typed: string): CardNumberFault | null {
  const digits = canonicalDigits(typed);
  if (!/^\d+$/.test(digits)) return 'NOT_A_NUMBER';
  if (digits.length < CARD_NUMBER_MIN_DIGITS || digits.length > CARD_NUMBER_MAX_DIGITS) return 'WRONG_LENGTH';
  return luhnSum(digits) % 10 === 0 ? null : 'WRONG_CHECK_DIGIT';
}

/** Every second digit from the right is doubled, and the digits of what comes of it are summed. */
function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
