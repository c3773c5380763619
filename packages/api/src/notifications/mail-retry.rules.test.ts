import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMailAddress, oneLine } from './mail-address.rules.js';
import { MAIL_POLICY } from './mail-policy.js';
import { judgeRetry } from './mail-retry.rules.js';

const young = { ageMs: 0, isRefused: false };

describe('a mail that was not taken', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [10, 512_000],
    [11, 600_000],
    [10_000, 600_000],
  ])('waits after attempt %i at most %i ms', (attempts, afterMs) => {
    expect(judgeRetry({ ...young, attempts }, 0, MAIL_POLICY)).toEqual({ kind: 'RETRY', afterMs });
  });

  it('waits between half the time and all of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const longest = judgeRetry({ ...young, attempts }, 0, MAIL_POLICY);
        const verdict = judgeRetry({ ...young, attempts }, random, MAIL_POLICY);
        if (longest.kind !== 'RETRY' || verdict.kind !== 'RETRY') return false;
        return verdict.afterMs >= longest.afterMs / 2 && verdict.afterMs <= longest.afterMs;
      }),
    );
  });

  it('is given up when three days old, and at once where the recipient is refused for good', () => {
    const threeDays = 3 * 24 * 60 * 60 * 1000;
    expect(judgeRetry({ attempts: 9, ageMs: threeDays - 1, isRefused: false }, 0, MAIL_POLICY).kind).toBe('RETRY');
    expect(judgeRetry({ attempts: 9, ageMs: threeDays, isRefused: false }, 0, MAIL_POLICY).kind).toBe('GIVE_UP');
    expect(judgeRetry({ attempts: 1, ageMs: 0, isRefused: true }, 0, MAIL_POLICY).kind).toBe('GIVE_UP');
  });
});

describe('an address', () => {
  it.each(['a@example.test', 'hanako.yamada+card@例え.テスト', 'x@localhost'])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each(['', 'a', '@b', 'a@', 'a@b@c', 'a@b,c@d', 'A <a@b>', 'a@b\r\nBcc: c@d', 'a b@c', 'a\u0000@b', `${'x'.repeat(250)}@b.jp`])(
    'may not be %j',
    (address) => expect(isMailAddress(address)).toBe(false),
  );
});

it('keeps a header on one line, whatever it is told', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !['\r', '\n', '\u0000'].some((letter) => oneLine(text).includes(letter))));
});
