import { canonicalDigits } from './digits.js';

export const PIN_LENGTH = 4;

/** Why four digits cannot be chosen as a PIN. */
export type PinFault = 'NOT_FOUR_DIGITS' | 'REPEATED' | 'RUN' | 'BIRTH_DATE' | 'PHONE' | 'ADDRESS';

/** What others can know of a member: none of it may be the PIN. */
export interface PinOwner {
  /** `YYYY-MM-DD`; null where none is on file. */
  birthDate: string | null;
  /** In international form, or as they are dialled. */
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
  if (owner.phones.some((phone) => dialledForms(phone).some((digits) => digits.includes(pin)))) return 'PHONE';
  if (owner.addressLines.some((line) => isInAddress(line, pin))) return 'ADDRESS';
  return null;
}

/** The year, and day, month and year in twos or without zeros before them, whichever way round; the year of the era too. */
function datesOf(birthDate: string): ReadonlySet<string> {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const [plainMonth, plainDay] = [String(Number(month)), String(Number(day))];
  const years = [year.slice(2), ...eraYearsOf(birthDate)];
  const pairs = years.flatMap((short) => [short + month, month + short, short + day, day + short]);
  const plain = years.flatMap((short) => [short + plainMonth + plainDay, plainMonth + plainDay + short, plainDay + plainMonth + short]);
  return new Set([year, month + day, day + month, ...pairs, ...plain]);
}

/** The first days of 令和, 平成, 昭和 and 大正, newest first; in the year of a change the days before it are of the older era. */
const ERAS = ['2019-05-01', '1989-01-08', '1926-12-25', '1912-07-30'];

/** Which year of its era a day is in, as `60` and `7` and `07` are written. */
function eraYearsOf(date: string): string[] {
  const first = ERAS.find((day) => day <= date);
  if (first === undefined) return [];
  const year = String(Number(date.slice(0, 4)) - Number(first.slice(0, 4)) + 1);
  return [year, year.padStart(2, '0')];
}

const JAPAN = '81';

/** The digits of a telephone number, and of a Japanese one in international form also those that are dialled in Japan. */
function dialledForms(phone: string): string[] {
  const digits = digitsOf(phone);
  const isInternational = phone.normalize('NFKC').trim().startsWith('+');
  return isInternational && digits.startsWith(JAPAN) ? [digits, `0${digits.slice(JAPAN.length)}`] : [digits];
}

/** Four digits in a row of all digits of a line, as `1234` of 1丁目23番4号, or one of its numbers with zeros before it. */
function isInAddress(line: string, pin: string): boolean {
  const half = line.normalize('NFKC');
  return digitsOf(half).includes(pin) || (half.match(/\d+/g) ?? []).some((number) => number.padStart(PIN_LENGTH, '0') === pin);
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}
