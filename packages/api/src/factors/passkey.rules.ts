/**
 * Whether a passkey's counter went backwards or stood still: somebody has a copy of it (WebAuthn Level 3, 7.2 step 22).
 * Passkeys that are synced between devices do not count and always say 0.
 */
export function isCounterRegression(stored: number, shown: number): boolean {
  return (stored > 0 || shown > 0) && shown <= stored;
}

const NAME_MAX_LENGTH = 60;

/** The name a member gives a passkey, fit to be shown; null where nothing is left of it. */
export function canonicalPasskeyName(name: string): string | null {
  const visible = name
    .slice(0, NAME_MAX_LENGTH * 4)
    .normalize('NFC')
    .replaceAll(/\p{C}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const cut = [...visible].slice(0, NAME_MAX_LENGTH).join('').trim();
  return cut === '' ? null : cut;
}
