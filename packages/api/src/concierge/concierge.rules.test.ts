import { describe, expect, it } from 'vitest';
import { maskEmail, maskPhone } from './contact-mask.rules.js';
import { allRight, askable, type IdentityFacts, type QuestionName } from './identity-questions.rules.js';
import { readSearch } from './search.rules.js';

const FACTS: IdentityFacts = {
  BIRTH_DATE: ['1985-04-02'],
  CARD: ['4821 12/29', '7302 01/30'],
  CONTACT: ['hanako@example.jp', '090-1234-5678'],
  RECENT_USE: [],
};

describe('the questions', () => {
  it('that a file cannot answer are not asked', () => {
    expect(askable(['RECENT_USE', 'CARD'], FACTS)).toEqual(['CARD']);
  });

  it.each([
    ['BIRTH_DATE', '1985-4-2', true],
    ['BIRTH_DATE', '１９８５年４月２日', true],
    ['BIRTH_DATE', '19850402', true],
    ['BIRTH_DATE', '1985-02-04', false],
    ['BIRTH_DATE', '', false],
    ['CARD', '4821 12/29', true],
    ['CARD', '4821 1229', true],
    ['CARD', '4821 01/30', false],
    ['CARD', '4821', false],
    ['CONTACT', ' Hanako@Example.jp', true],
    ['CONTACT', '０９０ー１２３４ー５６７８', true],
    ['CONTACT', '+81 90 1234 5678', true],
    ['CONTACT', 'hanako', false],
    ['CONTACT', '', false],
  ] satisfies [QuestionName, string, boolean][])('%s answered with "%s": %s', (question, answer, right) => {
    expect(allRight([question], [{ question, answer }], FACTS)).toBe(right);
  });

  it('are all to be answered, each once', () => {
    const birth = { question: 'BIRTH_DATE', answer: '1985-04-02' } as const;
    const card = { question: 'CARD', answer: '7302 01/30' } as const;
    expect(allRight(['BIRTH_DATE', 'CARD'], [card, birth], FACTS)).toBe(true);
    expect(allRight(['BIRTH_DATE', 'CARD'], [birth], FACTS)).toBe(false);
    expect(allRight(['BIRTH_DATE', 'CARD'], [birth, birth], FACTS)).toBe(false);
    expect(allRight(['BIRTH_DATE'], [birth, card], FACTS)).toBe(false);
    expect(allRight(['BIRTH_DATE'], [{ ...birth, answer: 'x' }, birth], FACTS)).toBe(false);
  });
});

describe('a search', () => {
  it.each(['', '  ', 'a', '７', '%', '_', '\u0000'])('of "%s" would list everybody, and is none', (typed) =>
    expect(readSearch(typed)).toBeNull(),
  );

  it.each([
    ['山田　花子', { name: '山田花子%', lastFour: null, userId: null }],
    ['林', { name: '林%' }],
    ['やまだ', { kana: 'ヤマダ%' }],
    ['ﾔﾏﾀﾞ ﾊﾅｺ', { kana: 'ヤマダハナコ%' }],
    ['Hanako Yamada', { name: 'hanakoyamada%', userId: null }],
    ['４８２１', { lastFour: '4821', userId: '4821%' }],
    ['a%b_c', { name: String.raw`a\%b\_c%` }],
    ['Hanako@Example.jp', { email: 'hanako@example.jp', userId: 'hanako@example.jp%' }],
  ])('of "%s" is read as what it could be', (typed, read) => expect(readSearch(typed)).toMatchObject(read));
});

describe('a contact', () => {
  it('is shown by its ends', () => {
    expect(maskEmail('hanako@example.jp')).toBe('h•••@example.jp');
    expect(maskPhone('+81 90-1234-5678')).toBe('•••5678');
  });
});
