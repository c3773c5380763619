/** A code as a member typed it, told apart by its form; full width, spaces and hyphens make no difference. */
export type TypedCode = { kind: 'TOTP'; code: string } | { kind: 'RECOVERY'; code: string } | { kind: 'NEITHER' };

/** Without letters and digits that are mistaken for one another on paper. */
export const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
export const RECOVERY_LENGTH = 10;

export function readTypedCode(typed: string): TypedCode {
  const code = typed
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}\u{2212}]/gu, '');
  if (/^\d{6}$/.test(code)) return { kind: 'TOTP', code };
  if (code.length === RECOVERY_LENGTH && [...code].every((letter) => RECOVERY_ALPHABET.includes(letter))) return { kind: 'RECOVERY', code };
  return { kind: 'NEITHER' };
}

/** A recovery code as it is shown: two groups of five. */
export function writeRecoveryCode(code: string): string {
  return `${code.slice(0, RECOVERY_LENGTH / 2)}-${code.slice(RECOVERY_LENGTH / 2)}`;
}
