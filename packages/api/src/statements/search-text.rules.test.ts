import { describe, expect, it } from 'vitest';
import { foldSearchText, searchWords } from './search-text.rules.js';

describe('what is alike in a search', () => {
  it.each([
    ['ｾﾌﾞﾝ-ｲﾚﾌﾞﾝ', 'セブン-イレブン'],
    ['ＡＭＡＺＯＮ．ＣＯ．ＪＰ', 'amazon.co.jp'],
    ['ふるさと納税', 'フルサト納税'],
    ['喫茶 まどか', '喫茶まどか'],
    ['Café', 'café'],
  ])('%s and %s', (one, other) => {
    expect(foldSearchText(one)).toBe(foldSearchText(other));
  });

  it('keeps apart what is different', () => {
    expect(foldSearchText('カフェ')).not.toBe(foldSearchText('ガフェ'));
  });
});

describe('the words of a search', () => {
  it.each([
    ['ﾄﾞﾗｯｸﾞ ひまわり', ['ドラッグ', 'ヒマワリ']],
    ['　ドラッグ　ドラッグ\t', ['ドラッグ']],
    [' \u3000', []],
    ['a b c d e f g h i j k l', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'jkl']],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('are few, whatever is typed', () => {
    // One character that NFKC writes as four words.
    expect(searchWords('\uFDFA'.repeat(100)).length).toBeLessThanOrEqual(10);
  });
});
