import { canonicalDigits } from './digits.js';

export const PIN_LENGTH = 4;

/** Why four digits cannot be chosen as a PIN. */
export type PinFault = 'NOT_FOUR_DIGITS' | 'REPEATED' | 'RUN' | 'BIRTH_DATE' | 'PHONE' | 'ADDRESS';

/** What others can know of a member: none of it may be the PIN. */
export interface PinOwner {
  /** `YYYY-MM-DD`; null where none is on file. */
  birthDate: string | null;
  phones: readonly string[];
  /** Each line of the address, postal code included. */
  addressLines: readonly string[];
}

/** The form in which a PIN is compared: half-width (NFKC), without spaces and hyphens. */
export function canonicalPin(typed: string): string {
  return canonicalDigits(typed);
}

/**
 * What keeps four digits from being chosen as a PIN, or null. Refused are one digit repeated, digits in a row up or down
 * (`7890` and `1098` too), and what stands in the birth date, a phone number or the address.
 */
export function findPinFault(typed: string, owner: PinOwner): PinFault | null {
  const pin = canonicalPin(typed);
  if (!/^[0-9]{4}$/.test(pin)) return 'NOT_FOUR_DIGITS';
  if (/^(\d)\1{3}$/.test(pin)) return 'REPEATED';
  if ('01234567890123'.includes(pin) || '98765432109876'.includes(pin)) return 'RUN';
  if (owner.birthDate !== null && datesOf(owner.birthDate).has(pin)) return 'BIRTH_DATE';
  if (owner.phones.some((phone) => digitsOf(phone).includes(pin))) return 'PHONE';
  if (owner.addressLines.some((line) => isInAddress(line, pin))) return 'ADDRESS';
  return null;
}

/** The year, and day, month and year in twos, whichever way round. */
function datesOf(birthDate: string): ReadonlySet<string> {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const short = year.slice(2);
  return new Set([year, month + day, day + month, short + month, month + short, short + day, day + short]);
}

/** Four digits in a row of all digits of a line, as `1234` of 1丁目23番4号, or one of its numbers with zeros before it. */
function isInAddress(line: string, pin: string): boolean {
  const half = line.normalize('NFKC');
  return digitsOf(half).includes(pin) || (half.match(/\d+/g) ?? []).some((number) => number.padStart(PIN_LENGTH, '0') === pin);
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}
