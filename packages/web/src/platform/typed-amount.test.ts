import { describe, expect, it } from 'vitest';
import { readTypedAmount, decimalOf } from './typed-amount.js';

describe('an amount that was typed', () => {
  it.each([
    ['1280', 0, 1280],
    ['１，２８０', 0, 1280],
    ['¥1,280', 0, 1280],
    ['￥３０，０００　円 ', 0, 30_000],
    ['3円0', 0, null],
    ['12.8', 2, 1280],
    ['-5', 0, -5],
    ['12.80', 0, null],
    ['1.234', 2, null],
    ['', 0, null],
    ['abc', 0, null],
    ['9999999999999999', 0, null],
  ])('%j with %i decimals is %j', (typed, digits, expected) => {
    expect(readTypedAmount(typed, digits)).toBe(expected);
  });

  it.each([
    [1280, 0],
    [1280, 2],
    [-5, 2],
  ])('%i with %i decimals is read as it was written', (minorUnits, digits) => {
    expect(readTypedAmount(decimalOf(minorUnits, digits), digits)).toBe(minorUnits);
  });
});
