/** For an account whose only factor is the password (NIST SP 800-63B-4, 3.1.1.2). */
export const PASSWORD_MIN_LENGTH = 15;

/** Where a second factor is asked for as well (the same clause). */
export const PASSWORD_MIN_LENGTH_WITH_FACTOR = 8;

/** Room for any passphrase; a bound keeps hashing cheap to refuse. */
export const PASSWORD_MAX_LENGTH = 128;

/** What the service is called: the first thing anyone tries. */
export const SERVICE_WORDS: readonly string[] = ['meisai', '明細'];

/** Shorter names lie inside too many innocent words: no one could use `li`. One Chinese character says as much as three letters. */
const SHORTEST_LATIN_WORD = 3;
const SHORTEST_WORD = 2;

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'HOLDS_A_NAME';

/** Whose password it is to be, as far as whoever asks knows. */
export interface PasswordOwner {
  /** User ID, parts of the name, mail address, card products: none may stand inside. */
  names: readonly string[];
  hasSecondFactor: boolean;
}

/** The form that is hashed: NFKC, so that keyboards that compose differently agree. Nothing is trimmed or folded. */
export function canonicalPassword(password: string): string {
  return password.normalize('NFKC');
}

/** How long a password is: in Unicode code points after NFKC. */
export function passwordLength(password: string): number {
  return [...canonicalPassword(password)].length;
}

/** How long the shortest password of an owner may be. */
export function shortestPassword(hasSecondFactor: boolean): number {
  return hasSecondFactor ? PASSWORD_MIN_LENGTH_WITH_FACTOR : PASSWORD_MIN_LENGTH;
}

/** What keeps a text from being chosen as a password, or null. The server also refuses those on lists of weak ones. */
export function findPasswordFault(password: string, { names, hasSecondFactor }: PasswordOwner): PasswordFault | null {
  const length = passwordLength(password);
  if (length > PASSWORD_MAX_LENGTH) return 'TOO_LONG';
  if (length < shortestPassword(hasSecondFactor)) return 'TOO_SHORT';
  return findNameInside(password, names) === null ? null : 'HOLDS_A_NAME';
}

/**
 * The first of these names, or the service's own, that stands inside a password, whatever its case, width, kana or
 * the spaces and marks between; null if none does. Of a mail address what stands before the @ is enough.
 */
export function findNameInside(password: string, names: readonly string[]): string | null {
  const folded = fold(password);
  const words = [...names.flatMap((name) => [name, name.split('@')[0] ?? '']), ...SERVICE_WORDS];
  return words.find((name) => isTelling(fold(name)) && folded.includes(fold(name))) ?? null;
}

function isTelling(word: string): boolean {
  return [...word].length >= (/^[\p{Script=Latin}\d]+$/u.test(word) ? SHORTEST_LATIN_WORD : SHORTEST_WORD);
}

/** Half width, lower case, katakana as hiragana, letters and digits only: `HA-NA KO` holds `hanako`. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
