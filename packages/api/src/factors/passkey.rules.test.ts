import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPasskeyName, isCounterRegression } from './passkey.rules.js';

describe('the counter of a passkey', () => {
  it.each([
    [0, 0, false],
    [0, 1, false],
    [7, 8, false],
    [7, 100, false],
    [7, 7, true],
    [7, 6, true],
    [7, 0, true],
  ])('at %i, shown as %i: goes backwards %s', (stored, shown, expected) => expect(isCounterRegression(stored, shown)).toBe(expected));

  it('never lets the same number through twice, but for 0 of those that do not count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 })), (shown) => {
        let stored = 0;
        const taken = shown.filter((count) => !isCounterRegression(stored, count) && ((stored = count), true));
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});

describe('the name of a passkey', () => {
  it.each([
    ['  花子の  iPhone ', '花子の iPhone'],
    ['a\u0000b\u202Ec\n', 'a b c'],
    [' \t ', null],
    ['', null],
    ['ガ', 'ガ'],
    ['🔑'.repeat(100), '🔑'.repeat(60)],
  ])('%j is shown as %j', (typed, shown) => expect(canonicalPasskeyName(typed)).toBe(shown));
});
