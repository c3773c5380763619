/** For an account whose only factor is the password (NIST SP 800-63B-4, 3.1.1.2). */
export const PASSWORD_MIN_LENGTH = 15;

/** Room for any passphrase; a bound keeps hashing cheap to refuse. */
export const PASSWORD_MAX_LENGTH = 128;

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG';

/** The form that is hashed: NFKC, so that keyboards that compose differently agree. Nothing is trimmed or folded. */
export function canonicalPassword(password: string): string {
  return password.normalize('NFKC');
}

/** What keeps a text from being chosen as a password, or null. Length counts Unicode code points after NFKC. */
export function findPasswordFault(password: string): PasswordFault | null {
  const length = [...canonicalPassword(password)].length;
  if (length < PASSWORD_MIN_LENGTH) return 'TOO_SHORT';
  if (length > PASSWORD_MAX_LENGTH) return 'TOO_LONG';
  return null;
}
