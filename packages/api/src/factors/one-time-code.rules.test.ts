import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedCode, RECOVERY_ALPHABET, RECOVERY_LENGTH, writeRecoveryCode } from './one-time-code.rules.js';

describe('a code as it was typed', () => {
  it.each([
    ['123456', { kind: 'TOTP', code: '123456' }],
    ['123 456', { kind: 'TOTP', code: '123456' }],
    ['１２３４５６', { kind: 'TOTP', code: '123456' }],
    ['１２３－４５６', { kind: 'TOTP', code: '123456' }],
    ['abcde-fghjk', { kind: 'RECOVERY', code: 'abcdefghjk' }],
    [' ABCDE ‐ FGHJK ', { kind: 'RECOVERY', code: 'abcdefghjk' }],
    ['ａｂｃｄｅ−ｆｇｈｊｋ', { kind: 'RECOVERY', code: 'abcdefghjk' }],
    ['12345', { kind: 'NEITHER' }],
    ['1234567', { kind: 'NEITHER' }],
    ['abcde-fghj0', { kind: 'NEITHER' }],
    ['١٢٣٤٥٦', { kind: 'NEITHER' }],
    ['', { kind: 'NEITHER' }],
  ])('%j', (typed, code) => expect(readTypedCode(typed)).toEqual(code));

  it('is read back from every recovery code as it is written', () => {
    const letters = fc.constantFrom(...RECOVERY_ALPHABET);
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: RECOVERY_LENGTH, maxLength: RECOVERY_LENGTH }), (code) => {
        expect(readTypedCode(writeRecoveryCode(code).toUpperCase())).toEqual({ kind: 'RECOVERY', code });
      }),
    );
  });
});
