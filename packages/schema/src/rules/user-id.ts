/** Long enough for anything a member would choose, short enough to bound look-ups. */
export const USER_ID_MAX_LENGTH = 64;
export const USER_ID_MIN_LENGTH = 4;

export type UserIdFault = 'TOO_SHORT' | 'TOO_LONG' | 'FORBIDDEN_CHARACTER';

/** The form in which a user ID is kept and shown: half-width (NFKC), no space at either end, the case as typed. */
export function writtenUserId(userId: string): string {
  return userId.normalize('NFKC').trim();
}

/**
 * The form under which a user ID is looked up: half-width (NFKC), lower case, no space at either end.
 * `Ｈａｎａｋｏ` and `hanako` are one ID.
 */
export function canonicalUserId(userId: string): string {
  return writtenUserId(userId).toLowerCase();
}

/** What keeps a text from being chosen as a user ID, or null: 4–64 letters, digits, `.`, `_`, `-` or `@`. */
export function findUserIdFault(userId: string): UserIdFault | null {
  const canonical = canonicalUserId(userId);
  if (canonical.length < USER_ID_MIN_LENGTH) return 'TOO_SHORT';
  if (canonical.length > USER_ID_MAX_LENGTH) return 'TOO_LONG';
  if (!/^[a-z0-9._@-]+$/u.test(canonical)) return 'FORBIDDEN_CHARACTER';
  return null;
}
