import { describe, expect, it } from 'vitest';
import { findNameFaults, joinName, writtenKana, writtenLatin, writtenNames, type TypedNames } from './names.js';

const NAMES: TypedNames = {
  familyName: '山田',
  givenName: '太郎',
  familyNameKana: 'ヤマダ',
  givenNameKana: 'タロウ',
  familyNameLatin: 'YAMADA',
  givenNameLatin: 'TARO',
};

describe('a name', () => {
  it.each([
    ['やまだ', 'ヤマダ'],
    ['ﾔﾏﾀﾞ', 'ヤマダ'],
    [' ジャン　ルイ ', 'ジャン ルイ'],
    ['ゔぃおら', 'ヴィオラ'],
    ['スーザン', 'スーザン'],
  ])('read as %s is kept as %s', (typed, kept) => {
    expect(writtenKana(typed)).toBe(kept);
    expect(findNameFaults({ ...NAMES, givenNameKana: typed })).toEqual({});
  });

  it.each([
    ['yamada', 'YAMADA'],
    ['ＹＡＭＡＤＡ', 'YAMADA'],
    ['O’Brien', "O'BRIEN"],
    ['Saint-Exupery', 'SAINT-EXUPERY'],
  ])('in letters of %s is kept as %s', (typed, kept) => {
    expect(writtenLatin(typed)).toBe(kept);
    expect(findNameFaults({ ...NAMES, familyNameLatin: typed })).toEqual({});
  });

  it.each([
    [{ familyName: ' ' }, { familyName: 'EMPTY' }],
    [{ givenName: '太'.repeat(101) }, { givenName: 'TOO_LONG' }],
    [{ givenName: '太\u200b郎' }, { givenName: 'FORBIDDEN_CHARACTER' }],
    [{ familyNameKana: '山田' }, { familyNameKana: 'NOT_KATAKANA' }],
    [{ givenNameKana: '' }, { givenNameKana: 'EMPTY' }],
    [{ familyNameLatin: 'やまだ' }, { familyNameLatin: 'NOT_LATIN' }],
    [{ givenNameLatin: '-TARO' }, { givenNameLatin: 'NOT_LATIN' }],
    [{ givenNameLatin: 'TARO1' }, { givenNameLatin: 'NOT_LATIN' }],
  ] satisfies [Partial<TypedNames>, object][])('of which %o is typed is at fault by %o', (typed, faults) => {
    expect(findNameFaults({ ...NAMES, ...typed })).toEqual(faults);
  });

  it('of one part has no given name, in none of the scripts', () => {
    const one = { familyName: 'スリヤ', familyNameKana: 'すりや', familyNameLatin: 'suriya' };
    expect(findNameFaults(one)).toEqual({});
    expect(findNameFaults({ ...one, givenName: null, givenNameKana: null, givenNameLatin: null })).toEqual({});
    expect(writtenNames(one)).toEqual({
      familyName: 'スリヤ',
      givenName: null,
      familyNameKana: 'スリヤ',
      givenNameKana: null,
      familyNameLatin: 'SURIYA',
      givenNameLatin: null,
    });
  });

  it.each([
    [{ givenName: null }, { givenName: 'EMPTY' }],
    [
      { givenNameKana: null, givenNameLatin: null },
      { givenNameKana: 'EMPTY', givenNameLatin: 'EMPTY' },
    ],
    [
      { givenName: '', givenNameKana: '', givenNameLatin: '' },
      { givenName: 'EMPTY', givenNameKana: 'EMPTY', givenNameLatin: 'EMPTY' },
    ],
  ] satisfies [Partial<TypedNames>, object][])('with a given name in one script and %o is at fault by %o', (typed, faults) => {
    expect(findNameFaults({ ...NAMES, ...typed })).toEqual(faults);
  });

  it.each([
    [['山田', '花子'], '山田 花子'],
    [['スリヤ', null], 'スリヤ'],
    [[undefined, 'SURIYA'], 'SURIYA'],
    [[null, ''], ''],
  ])('of the parts %o is %s in one line', (parts, line) => {
    expect(joinName(...parts)).toBe(line);
  });

  it('is kept in one form, however it was typed', () => {
    const typed = { ...NAMES, familyNameKana: 'やまだ', givenNameKana: 'ﾀﾛｳ', familyNameLatin: 'Ｙamada', givenNameLatin: 'taro' };
    expect(writtenNames(typed)).toEqual(NAMES);
  });
});
