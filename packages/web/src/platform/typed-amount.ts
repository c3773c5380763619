/**
 * Reads an amount a member typed, full width too: `1,280`, `１２８０円`, `12.80`.
 * @param digits how many decimals the currency has
 * @returns whole minor units; null for what is no amount of this currency
 */
export function readTypedAmount(typed: string, digits: number): number | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(typed.normalize('NFKC').replace(/[\s,¥$]|円\s*$/g, ''));
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || fraction.length > digits) return null;
  const minorUnits = Number(`${sign}${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minorUnits) ? minorUnits : null;
}

/** An amount as a plain decimal number: 1280 with two decimals is `12.80`. The digits are moved as text, never divided. */
export function decimalOf(minorUnits: number, digits: number): string {
  const text = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  const sign = minorUnits < 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
