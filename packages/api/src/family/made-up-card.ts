import { findCardNumberFault } from '@meisai/schema/rules';
import type { Keys } from '../platform/index.js';
import type { ApplicationKey } from './family-application.store.js';

/** No issuer's numbers begin with it: the demo's do. */
const MADE_UP = '9392';
const OWN_DIGITS = 11;
const YEARS_AHEAD = 5;

/** The number of a card nobody has embossed. An application always gets the same: so it need not be stored to be told again. */
export function makeUpNumber(keys: Keys, { accountId, id }: ApplicationKey): string {
  const own = BigInt(`0x${keys.hmac('made-up-card', `${accountId}/${id}`).toString('hex')}`) % 10n ** BigInt(OWN_DIGITS);
  const digits = `${MADE_UP}${String(own).padStart(OWN_DIGITS, '0')}`;
  const number = Array.from({ length: 10 }, (_none, last) => `${digits}${last}`).find((one) => findCardNumberFault(one) === null);
  if (number === undefined) throw new Error('One of ten check digits must fit.');
  return number;
}

/** The month some years from a day, as it is printed on a card. @param today `YYYY-MM-DD` */
export function makeUpExpiry(today: string): string {
  return `${today.slice(5, 7)}/${String((Number(today.slice(2, 4)) + YEARS_AHEAD) % 100).padStart(2, '0')}`;
}
