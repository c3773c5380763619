import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMoney, readAmount, writeAmount } from './money.ts';

const SHOWN: [minorUnits: number, currency: string, ja: string, en: string][] = [
  [1280, 'JPY', '¥1,280', '¥1,280'],
  [-1280, 'JPY', '-¥1,280', '-¥1,280'],
  [1280, 'USD', '$12.80', '$12.80'],
  [5, 'USD', '$0.05', '$0.05'],
  [9_007_199_254_740_991, 'USD', '$90,071,992,547,409.91', '$90,071,992,547,409.91'],
];
for (const [minorUnits, currency, ja, en] of SHOWN) {
  test(`${minorUnits} ${currency} is ${en}`, () => {
    assert.equal(formatMoney({ minorUnits, currency }, 'ja'), ja);
    assert.equal(formatMoney({ minorUnits, currency }, 'en'), en);
  });
}

const TYPED: [typed: string, currency: string, minorUnits: number | null][] = [
  ['30000', 'JPY', 30_000],
  [' 30,000 ', 'JPY', 30_000],
  ['３００００', 'JPY', 30_000],
  ['0', 'JPY', 0],
  ['12.8', 'USD', 1280],
  ['12', 'USD', 1200],
  ['12.5', 'JPY', null],
  ['12.345', 'USD', null],
  ['-5', 'JPY', null],
  ['1e5', 'JPY', null],
  ['1234567890', 'JPY', null],
  ['', 'JPY', null],
];
for (const [typed, currency, minorUnits] of TYPED) {
  test(`${JSON.stringify(typed)} in ${currency} is ${minorUnits ?? 'no amount'}`, () => {
    assert.equal(readAmount(typed, currency), minorUnits);
    if (minorUnits !== null) assert.equal(readAmount(writeAmount({ minorUnits, currency }), currency), minorUnits);
  });
}
