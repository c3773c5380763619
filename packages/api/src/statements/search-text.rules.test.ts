import { describe, expect, it } from 'vitest';
import { foldSearchText } from './search-text.rules.js';

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
