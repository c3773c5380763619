import { describe, expect, it } from 'vitest';
import { canonicalPassword, canonicalUserId, findPasswordFault, findUserIdFault } from './index.js';

describe('a user ID', () => {
  it.each([
    ['Ｈａｎａｋｏ', 'hanako'],
    ['  Hanako ', 'hanako'],
    ['ﾊﾅｺ', 'ハナコ'],
  ])('%s is looked up as %s', (typed, canonical) => expect(canonicalUserId(typed)).toBe(canonical));

  it.each([
    ['abc', 'TOO_SHORT'],
    ['a'.repeat(65), 'TOO_LONG'],
    ['花子さん', 'FORBIDDEN_CHARACTER'],
    ['hana ko', 'FORBIDDEN_CHARACTER'],
    ['hanako', null],
    ['hanako.yamada@example.jp', null],
  ])('%s may be chosen unless %s', (userId, fault) => expect(findUserIdFault(userId)).toBe(fault));
});

describe('a password', () => {
  it.each([
    ['a'.repeat(14), 'TOO_SHORT'],
    ['a'.repeat(15), null],
    ['🍣'.repeat(15), null],
    ['a'.repeat(128), null],
    ['a'.repeat(129), 'TOO_LONG'],
  ])('of its length is judged by code points', (password, fault) => expect(findPasswordFault(password)).toBe(fault));

  it('is neither trimmed nor folded, only composed', () => {
    expect(canonicalPassword(' Pass Word ')).toBe(' Pass Word ');
    expect(canonicalPassword('が')).toBe('が');
  });
});
