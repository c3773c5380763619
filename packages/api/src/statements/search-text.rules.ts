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

/** A search costs its words at each use it reads; no merchant's name has more. */
const MOST_WORDS = 10;

/** The words that must each occur in what is searched, in its form. Of more than {@link MOST_WORDS} the last ones count as one. */
export function searchWords(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .split(/\s+/u)
    .map(foldSearchText)
    .filter((word) => word !== '');
  const [first, rest] = [words.slice(0, MOST_WORDS - 1), words.slice(MOST_WORDS - 1)];
  return [...new Set([...first, ...(rest.length === 0 ? [] : [rest.join('')])])];
}

const HIRAGANA_TO_KATAKANA = 0x60;
