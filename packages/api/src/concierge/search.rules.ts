/** What an operator typed, in each form in which it could be the beginning of something on file; null where it is none. */
export interface MemberSearch {
  /** `LIKE` pattern of a canonical user ID. */
  userId: string | null;
  /** `LIKE` pattern of a name, family name first or given name first, without spaces. */
  name: string;
  /** The same in katakana. */
  kana: string;
  lastFour: string | null;
  /** A whole mail address, in lower case. */
  email: string | null;
}

const LONGEST_SEARCH = 100;

/** Reads a search; null for one so short that it would list everybody: nothing, or one letter of an alphabet. */
export function readSearch(typed: string): MemberSearch | null {
  const text = typed.normalize('NFKC').trim().toLowerCase().slice(0, LONGEST_SEARCH);
  const joined = text.replaceAll(/[\s\p{Cc}・]+/gu, '');
  if (joined === '' || (joined.length === 1 && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(joined))) return null;
  return {
    userId: /^[a-z0-9._@-]+$/.test(text) ? beginningWith(text) : null,
    name: beginningWith(joined),
    kana: beginningWith(toKatakana(joined)),
    lastFour: /^\d{4}$/.test(text) ? text : null,
    email: /^[^\s@]+@[^\s@]+$/.test(text) ? text : null,
  };
}

function beginningWith(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Hiragana stand 0x60 before their katakana. */
function toKatakana(text: string): string {
  return text.replaceAll(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}
