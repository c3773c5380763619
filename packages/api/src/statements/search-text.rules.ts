/**
 * The form in which a merchant is searched: full and half width, upper and lower case, hiragana and katakana are alike,
 * and spaces do not count.
 */
export function foldSearchText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3041-\u3096]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + HIRAGANA_TO_KATAKANA))
    .replace(/\s+/gu, '');
}

const HIRAGANA_TO_KATAKANA = 0x60;
