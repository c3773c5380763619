import { PREFECTURES, readPostalCode } from './prefecture.js';

export const DETAIL_MAX_LENGTH = 100;

/** What is wrong with one field that was typed. */
export type DetailFault =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'FORBIDDEN_CHARACTER'
  | 'NOT_A_POSTAL_CODE'
  | 'NOT_A_PREFECTURE'
  | 'NOT_KATAKANA'
  | 'NOT_LATIN'
  | 'NOT_A_BIRTH_DATE'
  | 'TOO_YOUNG';

/** A text as it is kept: spaces at its ends taken off, runs of them one, half-width letters and digits (NFKC). */
export function writtenText(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** What no card, envelope or record of the issuer's prints: control characters, and pictures (letters that have a picture too are letters). */
const UNPRINTABLE = /[\p{C}\p{Emoji_Presentation}\ufe0f]/u;

/** What keeps a text from being kept, or null. */
export function findTextFault(typed: string, { isOptional = false } = {}): DetailFault | null {
  const text = writtenText(typed);
  if (text === '') return isOptional ? null : 'EMPTY';
  if ([...text].length > DETAIL_MAX_LENGTH) return 'TOO_LONG';
  return UNPRINTABLE.test(text) ? 'FORBIDDEN_CHARACTER' : null;
}

/** An address as it is typed. */
export interface TypedAddress {
  postalCode: string;
  prefecture: string;
  city: string;
  town: string;
  line: string;
  building?: string | null;
}

/** Each field of an address that cannot be kept, with what is wrong. */
export function findAddressFaults(typed: TypedAddress): Partial<Record<keyof TypedAddress, DetailFault>> {
  const isPrefecture = (PREFECTURES as readonly string[]).includes(writtenText(typed.prefecture));
  const faults: Record<keyof TypedAddress, DetailFault | null> = {
    postalCode: readPostalCode(typed.postalCode) === null ? 'NOT_A_POSTAL_CODE' : null,
    prefecture: isPrefecture ? null : 'NOT_A_PREFECTURE',
    city: findTextFault(typed.city),
    town: findTextFault(typed.town, { isOptional: true }),
    line: findTextFault(typed.line),
    building: findTextFault(typed.building ?? '', { isOptional: true }),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null));
}
