import { expect, it } from 'vitest';
import { EMPTY_RELATIVE, findRelativeFaults, keptRelative } from './relative-draft.js';

const TODAY = '2026-11-30';
const TYPED = {
  ...EMPTY_RELATIVE,
  relation: 'CHILD' as const,
  familyName: '山田',
  givenName: '太郎',
  familyNameKana: 'やまだ',
  givenNameKana: 'ﾀﾛｳ',
  familyNameLatin: 'ｙamada',
  givenNameLatin: 'taro',
  birthDate: '１９８３年２月３日',
  email: ' ｔａｒｏ@example.jp',
};

it('a relative is reviewed as they would be kept, full width and hiragana too', () => {
  expect(findRelativeFaults(TYPED, 18, TODAY)).toEqual({});
  expect(keptRelative(TYPED)).toEqual({
    ...TYPED,
    familyNameKana: 'ヤマダ',
    givenNameKana: 'タロウ',
    familyNameLatin: 'YAMADA',
    givenNameLatin: 'TARO',
    birthDate: '1983-02-03',
    email: 'taro@example.jp',
  });
});

it('nobody is somebody’s spouse because nothing was chosen', () => {
  expect(findRelativeFaults({ ...TYPED, relation: EMPTY_RELATIVE.relation }, 18, TODAY)).toEqual({ relation: 'EMPTY' });
  expect(keptRelative({ ...TYPED, relation: EMPTY_RELATIVE.relation })).toBeNull();
});

it.each([
  ['2008-11-30', undefined],
  ['2008-12-01', 'TOO_YOUNG'],
  ['2026-12-01', 'NOT_A_BIRTH_DATE'],
  ['2月3日', 'NOT_A_BIRTH_DATE'],
])('who was born on %s is told at once: %s', (birthDate, fault) => {
  expect(findRelativeFaults({ ...TYPED, birthDate }, 18, TODAY).birthDate).toBe(fault);
});
