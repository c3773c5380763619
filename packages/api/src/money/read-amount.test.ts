import { minorUnitDigits } from '@meisai/schema/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideByRateHalfUp, multiplyHalfUp } from './convert.js';
import { formatAmount } from './currency.js';
import { readAmount, readDecimal } from './read-amount.js';

describe('an amount as banks write it', () => {
  it.each([
    ['-13.00', 'BRL', -1300n],
    ['-1.234,56', 'BRL', -123_456n],
    ['1,234.56', 'USD', 123_456n],
    ['+12', 'USD', 1200n],
    ['- 12.00', 'USD', -1200n],
    ['12.00-', 'USD', -1200n],
    ['.50', 'USD', 50n],
    ['12.', 'USD', 1200n],
    ['1 234,56', 'EUR', 123_456n],
    ['1\u00a0234,56', 'EUR', 123_456n],
    ["1'234.56", 'CHF', 123_456n],
    ['−13.5', 'USD', -1350n],
    ['１，２３４', 'JPY', 1234n],
    ['-1,234,567', 'JPY', -1_234_567n],
    ['12,34,567.80', 'INR', 123_456_780n],
    ['1,234', 'JPY', 1234n],
    ['1,234', 'USD', 123_400n],
    ['1,234', 'KWD', 1234n],
    ['1.234', 'JPY', 1234n],
    ['1300.00', 'JPY', 1300n],
    ['0.10000', 'USD', 10n],
    ['0', 'JPY', 0n],
  ])('%s in %s is %s minor units', (text, currency, minorUnits) => expect(readAmount(text, currency)).toEqual({ minorUnits }));

  it.each([
    ['12.340', 'USD', 'it can be read in two ways'],
    ['1.000', 'JPY', 'it can be read in two ways'],
    ['13.50', 'JPY', 'JPY has no decimals'],
    ['0.123', 'USD', 'USD has only 2 decimals'],
    ['1,234.567', 'USD', 'USD has only 2 decimals'],
    ['1.234,567.89', 'USD', 'its marks contradict each other'],
    ['1,2,3', 'USD', 'its digits are grouped in no known way'],
    ['-12-', 'USD', 'not an amount'],
    ['abc', 'USD', 'not an amount'],
    ['1e5', 'USD', 'not an amount'],
    ['', 'USD', 'not an amount'],
    ['90071992547409.92', 'USD', 'the amount is too large'],
    ['1'.repeat(50), 'JPY', 'not an amount'],
  ])('%s in %s is refused: %s', (text, currency, fault) => expect(readAmount(text, currency)).toEqual({ fault }));

  it('is read back from every way it is commonly written', () => {
    const written = fc.record({
      minorUnits: fc.bigInt(-9_007_199_254_740_991n, 9_007_199_254_740_991n),
      currency: fc.constantFrom('JPY', 'USD', 'KWD'),
      marks: fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ['', '.'], ["'", '.']),
    });
    fc.assert(
      fc.property(written, ({ minorUnits, currency, marks: [group = '', decimal = ''] }) => {
        const digits = minorUnitDigits(currency);
        const plain = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(digits + 1, '0');
        const whole = digits === 0 ? plain : plain.slice(0, -digits);
        const fraction = digits === 0 ? '' : `${decimal}${plain.slice(-digits)}`;
        const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
        // One group mark alone, with nothing behind it, is the one form that may be ambiguous.
        fc.pre(digits !== 0 || group !== '.' || (grouped.match(/\./g) ?? []).length !== 1);
        expect(readAmount(`${minorUnits < 0n ? '-' : ''}${grouped}${fraction}`, currency)).toEqual({ minorUnits });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readAmount(text, 'USD');
        expect('fault' in read || typeof read.minorUnits === 'bigint').toBe(true);
      }),
    );
  });
});

describe('a rate', () => {
  const rate = (text: string) => {
    const decimal = readDecimal(text);
    if ('fault' in decimal) throw new Error(decimal.fault);
    return decimal;
  };

  it.each([
    [1000n, '150.25', 'USD', 'JPY', 1503n],
    [-1000n, '150.25', 'USD', 'JPY', -1503n],
    [1000n, '0.0066', 'JPY', 'USD', 660n],
    [1n, '1', 'JPY', 'KWD', 1000n],
  ])('%s times %s from %s to %s is %s, half up', (minorUnits, text, from, to, result) =>
    expect(multiplyHalfUp(minorUnits, rate(text), from, to)).toBe(result),
  );

  it.each([
    [1503n, '150.25', 'JPY', 'USD', 1000n],
    [-1280n, '5', 'BRL', 'USD', -256n],
    [1n, '2', 'JPY', 'JPY', 1n],
  ])('%s divided by %s from %s to %s is %s, half up', (minorUnits, text, from, to, result) =>
    expect(divideByRateHalfUp(minorUnits, rate(text), from, to)).toBe(result),
  );

  it.each(['', '-1', 'x', '1.2.3'])('"%s" is refused', (text) => expect(readDecimal(text)).toEqual({ fault: 'not a number' }));
});

it.each([
  [128_091n, 'BRL', '1280.91 BRL'],
  [-5n, 'USD', '-0.05 USD'],
  [1200n, 'JPY', '1200 JPY'],
])('%s of %s is printed as %s', (minorUnits, currency, text) => expect(formatAmount(minorUnits, currency)).toBe(text));
