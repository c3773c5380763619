import { describe, expect, it } from 'vitest';
import { canBecome, COMES_FROM, ENDED, readRelative, type FamilyCardStateName, type TypedRelative } from './family-application.rules.js';

const TYPED: TypedRelative = {
  familyName: '山田',
  givenName: '太郎',
  familyNameKana: 'やまだ',
  givenNameKana: 'タロウ',
  familyNameLatin: 'Yamada',
  givenNameLatin: 'TARO',
  birthDate: '1983-02-03',
  email: 'taro@example.jp',
  phone: '03-1234-5678',
};

const READERS = {
  readPhone: (typed: string) => (/^[\d-]+$/.test(typed) ? `+81${typed.replaceAll('-', '').slice(1)}` : null),
  readEmail: (typed: string) => (typed.includes('@') ? typed.trim() : null),
  today: '2026-11-30',
  ownEmail: 'hanako@example.jp',
};

describe('a relative who is to carry a family card', () => {
  it('is kept in one form, however they were typed', () => {
    expect(readRelative(TYPED, READERS)).toEqual({
      kept: { ...TYPED, familyNameKana: 'ヤマダ', familyNameLatin: 'YAMADA', phone: '+81312345678' },
    });
    expect(readRelative({ ...TYPED, phone: ' ' }, READERS)).toMatchObject({ kept: { phone: null } });
  });

  it.each([
    [{ birthDate: '2008-11-30' }, null],
    [{ birthDate: '2008-12-01' }, { birthDate: 'TOO_YOUNG' }],
    [{ birthDate: '2026-12-01' }, { birthDate: 'NOT_A_BIRTH_DATE' }],
    [{ birthDate: '1983-02-30' }, { birthDate: 'NOT_A_BIRTH_DATE' }],
    [{ email: 'HANAKO@example.jp' }, { email: 'NOT_THEIR_OWN' }],
    [{ email: 'taro' }, { email: 'NOT_A_MAIL_ADDRESS' }],
    [{ phone: 'none' }, { phone: 'NOT_A_PHONE_NUMBER' }],
    [
      { familyName: '', givenNameKana: '太郎' },
      { familyName: 'EMPTY', givenNameKana: 'NOT_KATAKANA' },
    ],
  ] satisfies [Partial<TypedRelative>, object | null][])('of whom %o is typed is at fault by %o', (typed, faults) => {
    const read = readRelative({ ...TYPED, ...typed }, READERS);
    expect('faults' in read ? read.faults : null).toEqual(faults);
  });
});

describe('an application', () => {
  const states = Object.keys(COMES_FROM) as FamilyCardStateName[];

  it('goes on from no end', () => {
    for (const end of ENDED) {
      expect(states.filter((next) => canBecome(end, next))).toEqual([]);
    }
  });

  it('comes to a card by a review and an approval, and by no other way', () => {
    expect([COMES_FROM.ISSUED, COMES_FROM.APPROVED, COMES_FROM.UNDER_REVIEW]).toEqual([['APPROVED'], ['UNDER_REVIEW'], ['SUBMITTED']]);
  });

  it('is withdrawn until it is decided', () => {
    expect(states.filter((state) => canBecome(state, 'WITHDRAWN'))).toEqual(['SUBMITTED', 'UNDER_REVIEW']);
  });
});
