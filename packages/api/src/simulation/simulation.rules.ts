import { findTextFault, writtenText } from '@meisai/schema/rules';
import { multiplyHalfUp } from '../money/convert.js';
import { isCurrency } from '../money/currency.js';
import { readDecimal } from '../money/read-amount.js';

/** What one made-up act may be about, at most: far above any card's limit, and a thousand of them still fit a bill. */
const MOST_MINOR = 999_999_999;

export interface GivenMoney {
  minorUnits: number;
  currency: string;
}

export interface Price {
  amountMinor: bigint;
  original: { minorUnits: bigint; currency: string } | null;
  exchangeRate: string | null;
}

export type Read<T> = { read: T } | { fault: string };

/** Reads an amount that is in the account's currency. @param field its name, for whoever gave it */
export function readAmountIn(currency: string, given: GivenMoney, field: string): Read<bigint> {
  if (given.currency !== currency) return { fault: `\`${field}.currency\` must be ${currency}, the account’s; it is ${given.currency}.` };
  return isInRange(given.minorUnits) ? { read: BigInt(given.minorUnits) } : { fault: rangeFault(`${field}.minorUnits`) };
}

/** Reads what a shop asks into an amount of the account, converted where the currencies differ. */
export function readPrice(currency: string, price: GivenMoney, exchangeRate: string | null): Read<Price> {
  if (!isInRange(price.minorUnits)) return { fault: rangeFault('price.minorUnits') };
  if (price.currency === currency) {
    if (exchangeRate !== null) return { fault: `\`exchangeRate\` is for a price in another currency than ${currency}.` };
    return { read: { amountMinor: BigInt(price.minorUnits), original: null, exchangeRate: null } };
  }
  if (!isCurrency(price.currency)) return { fault: `\`price.currency\` must be a currency; it is ${price.currency}.` };
  const rate = readDecimal(exchangeRate ?? '');
  if ('fault' in rate || rate.digits === 0n || !/^\d{1,9}(\.\d{1,9})?$/.test(exchangeRate ?? '')) {
    return { fault: `\`exchangeRate\` must say what one ${price.currency} costs in ${currency}, as a decimal number such as 150.58.` };
  }
  const original = { minorUnits: BigInt(price.minorUnits), currency: price.currency };
  const amountMinor = multiplyHalfUp(original.minorUnits, rate, price.currency, currency);
  if (!isInRange(Number(amountMinor)))
    return { fault: `The price comes to ${amountMinor} minor units of ${currency}, which is out of range.` };
  return { read: { amountMinor, original, exchangeRate } };
}

export function readMerchant(typed: string): Read<string> {
  return findTextFault(typed) === null ? { read: writtenText(typed) } : { fault: '`merchant` must have 1 to 100 printable characters.' };
}

export function readCategoryCode(code: string | null): Read<string | null> {
  return code === null || /^\d{4}$/.test(code) ? { read: code } : { fault: '`merchantCategoryCode` must be four digits.' };
}

function isInRange(minorUnits: number): boolean {
  return minorUnits >= 1 && minorUnits <= MOST_MINOR;
}

function rangeFault(field: string): string {
  return `\`${field}\` must be from 1 to ${MOST_MINOR}.`;
}
