/** Spaces and every hyphen, dash and long-vowel mark an input method makes of the key beside the zero. */
const SEPARATORS = /[\s\u002d\u2010-\u2015\u2212\u30fc]/gu;

/** A card number or a code as it is compared: half-width (NFKC), without spaces and hyphens. */
export function canonicalDigits(typed: string): string {
  return typed.normalize('NFKC').replace(SEPARATORS, '');
}
