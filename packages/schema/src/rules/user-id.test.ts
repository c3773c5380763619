import { describe, expect, it } from 'vitest';
import { canonicalUserId, findUserIdFault } from './index.js';

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
