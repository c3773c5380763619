import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPassword, findNameInside, findPasswordFault, passwordLength } from './index.js';

const NOBODY = { names: [], hasSecondFactor: false };

describe('a password', () => {
  it.each([
    ['a'.repeat(14), 'TOO_SHORT'],
    ['a'.repeat(15), null],
    ['🍣'.repeat(15), null],
    ['a'.repeat(64), null],
    ['a'.repeat(128), null],
    ['a'.repeat(129), 'TOO_LONG'],
    ['🍣'.repeat(129), 'TOO_LONG'],
    [`  ${'a'.repeat(13)}`, null],
  ])('of its length is judged by code points (AU-30) (%#)', (password, fault) => expect(findPasswordFault(password, NOBODY)).toBe(fault));

  it('may be shorter where a second factor is asked for as well (AU-30)', () => {
    expect(findPasswordFault('a'.repeat(7), { names: [], hasSecondFactor: true })).toBe('TOO_SHORT');
    expect(findPasswordFault('a'.repeat(8), { names: [], hasSecondFactor: true })).toBeNull();
  });

  it('is neither trimmed nor folded, only composed', () => {
    expect(canonicalPassword(' Pass Word ')).toBe(' Pass Word ');
    expect(canonicalPassword('か\u3099')).toBe('が');
    expect(passwordLength('か\u3099')).toBe(1);
  });

  it('needs no kind of character: any of the right length without a name is taken (AU-30)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 0, maxLength: 160 }), (password) => {
        const length = passwordLength(password);
        const fault = findPasswordFault(password, NOBODY);
        if (length < 15) return fault === 'TOO_SHORT';
        if (length > 128) return fault === 'TOO_LONG';
        return (
          fault === null ||
          (fault === 'HOLDS_A_NAME' && /meisai|明細/iu.test(password.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]/gu, '')))
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('a name inside a password', () => {
  it.each([
    ['my-HANAKO-passphrase', ['hanako'], 'hanako'],
    ['ＨＡＮＡＫＯ likes ramen', ['hanako'], 'hanako'],
    ['h.a-n a_k o likes ramen', ['hanako'], 'hanako'],
    ['やまだと川と猫の長い散歩の日', ['ヤマダ'], 'ヤマダ'],
    ['山田と川と猫の長い散歩の日々', ['山田'], '山田'],
    ['a long walk by the meisai river', [], 'meisai'],
    ['長い長い明細の散歩の日々でした', [], '明細'],
    ['a long walk by the river', ['li', '葵', ''], null],
    ['aoi sora no shita de', ['Aoi'], 'Aoi'],
    ['the friend of tanuki-san was here', ['tanuki.san@example.jp'], 'tanuki.san'],
  ])('%s (AU-30)', (password, names, found) => expect(findNameInside(password, names)).toBe(found));

  it('is found wherever it stands and however it is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (before, after, isUpper) => {
        const name = isUpper ? 'TANUKI.SAN' : 'tanuki.san';
        return findNameInside(`${before}${name}${after}`, ['tanuki.san']) !== null;
      }),
    );
  });
});
