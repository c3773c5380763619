import { describe, expect, it } from 'vitest';
import { findAddressFaults, findTextFault, writtenText } from './details.js';
import { PREFECTURES, readPostalCode } from './prefecture.js';

describe('a postal code', () => {
  it.each([
    ['1640001', '164-0001'],
    ['164-0001', '164-0001'],
    ['１６４－０００１', '164-0001'],
    ['〒164 0001', '164-0001'],
    ['164ー0001', '164-0001'],
  ])('typed as %s is %s', (typed, code) => expect(readPostalCode(typed)).toBe(code));

  it.each(['', '123', '12345678', '164-000a'])('is none in “%s”', (typed) => expect(readPostalCode(typed)).toBeNull());
});

describe('an address', () => {
  const address = { postalCode: '164-0001', prefecture: '東京都', city: '中野区', town: '中野', line: '５－５２－１５', building: null };

  it('is kept as it is typed, in half width', () => {
    expect(findAddressFaults(address)).toEqual({});
    expect(writtenText('　５－５２－１５　')).toBe('5-52-15');
  });

  it.each([
    [{ postalCode: '1' }, { postalCode: 'NOT_A_POSTAL_CODE' }],
    [{ prefecture: '東京' }, { prefecture: 'NOT_A_PREFECTURE' }],
    [
      { city: ' ', line: '' },
      { city: 'EMPTY', line: 'EMPTY' },
    ],
    [{ town: 'あ'.repeat(101) }, { town: 'TOO_LONG' }],
    [{ building: 'A\u0007' }, { building: 'FORBIDDEN_CHARACTER' }],
    [{ line: '🏠1-1' }, { line: 'FORBIDDEN_CHARACTER' }],
    [{ building: '❤️ハイツ' }, { building: 'FORBIDDEN_CHARACTER' }],
  ])('with %j is refused field by field', (change, faults) => expect(findAddressFaults({ ...address, ...change })).toEqual(faults));

  it('lies in one of 47 prefectures', () => expect(new Set(PREFECTURES).size).toBe(47));
});

it.each(['㈱ひかり', '髙橋・𠮷田', '葛\u{e0100}城', 'ｶﾞｰﾃﾞﾝ★ハイツ №3 #205', 'A&B™', '〒☎'])('takes what is printed: %s', (text) =>
  expect(findTextFault(text)).toBeNull(),
);

it('counts signs beyond the first plane as one', () => expect(findTextFault('𠮷'.repeat(100))).toBeNull());
