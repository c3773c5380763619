import { describe, expect, it } from 'vitest';
import { readAmountIn, readCategoryCode, readMerchant, readPrice } from './simulation.rules.js';

describe('a price that is made up', () => {
  it.each([
    ['JPY', 1, null, 1n],
    ['JPY', 999_999_999, null, 999_999_999n],
    ['USD', 850, '150.58', 1280n],
    ['USD', 850, '150.59', 1280n],
    ['KWD', 1000, '480.5', 481n],
    ['EUR', 1, '50', 1n],
  ])('%s %i at %s comes to ¥%s, rounded half up', (currency, minorUnits, rate, amountMinor) => {
    expect(readPrice('JPY', { minorUnits, currency }, rate)).toMatchObject({ read: { amountMinor } });
  });

  it.each([
    ['JPY', 0, null, 'must be from 1 to'],
    ['JPY', -5, null, 'must be from 1 to'],
    ['JPY', 1_000_000_000, null, 'must be from 1 to'],
    ['JPY', 100, '1', 'is for a price in another currency'],
    ['USD', 100, null, 'must say what one USD costs'],
    ['USD', 100, '0', 'must say what one USD costs'],
    ['USD', 100, '-1', 'must say what one USD costs'],
    ['USD', 100, '1e5', 'must say what one USD costs'],
    ['USD', 100, '1,5', 'must say what one USD costs'],
    ['USD', 100, '1.0123456789', 'must say what one USD costs'],
    ['USD', 1, '0.1', 'out of range'],
    ['USD', 999_999_999, '999', 'out of range'],
    ['ZZZ', 100, '1', 'must be a currency'],
  ])('%s %i at %s is refused: %s', (currency, minorUnits, rate, fault) => {
    expect(readPrice('JPY', { minorUnits, currency }, rate)).toEqual({ fault: expect.stringContaining(fault) });
  });
});

it('an amount is in the account’s currency, and in range', () => {
  expect(readAmountIn('JPY', { minorUnits: 5, currency: 'JPY' }, 'amount')).toEqual({ read: 5n });
  expect(readAmountIn('JPY', { minorUnits: 5, currency: 'USD' }, 'amount')).toEqual({ fault: expect.stringContaining('must be JPY') });
  expect(readAmountIn('JPY', { minorUnits: 0, currency: 'JPY' }, 'amount')).toEqual({ fault: expect.stringContaining('from 1 to') });
});

it('a shop has a name that can be printed, and a category code four digits', () => {
  expect(readMerchant('  ｶﾌｪ  A ')).toEqual({ read: 'カフェ A' });
  for (const name of ['', ' ', 'x'.repeat(101), 'a\u0000b', 'a\u202Eb']) expect(readMerchant(name)).toHaveProperty('fault');
  expect([readCategoryCode(null), readCategoryCode('5814')]).toEqual([{ read: null }, { read: '5814' }]);
  for (const code of ['581', '58141', '５８１４', 'abcd']) expect(readCategoryCode(code)).toHaveProperty('fault');
});
