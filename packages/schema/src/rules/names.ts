import { findTextFault, writtenText, type DetailFault } from './details.js';

/** A person's name as it is typed, in the three ways in which the issuer keeps it. */
export interface TypedNames {
  familyName: string;
  givenName: string;
  familyNameKana: string;
  givenNameKana: string;
  familyNameLatin: string;
  givenNameLatin: string;
}

const HIRAGANA = /[\u3041-\u3096]/gu;
/** From hiragana to the katakana of the same sound. */
const TO_KATAKANA = 0x60;
const KATAKANA = /^[\u30a1-\u30fa\u30fc・ ]+$/u;
const LATIN = /^[A-Z][A-Z '.-]*$/;

/** A reading as it is kept: full-width katakana, from hiragana and half width too. */
export function writtenKana(typed: string): string {
  return writtenText(typed).replace(HIRAGANA, (sound) => String.fromCodePoint((sound.codePointAt(0) ?? 0) + TO_KATAKANA));
}

/** A name as it is embossed: half-width capitals. */
export function writtenLatin(typed: string): string {
  return writtenText(typed).replaceAll('’', "'").toUpperCase();
}

/** The names as they are kept. */
export function writtenNames(typed: TypedNames): TypedNames {
  return {
    familyName: writtenText(typed.familyName),
    givenName: writtenText(typed.givenName),
    familyNameKana: writtenKana(typed.familyNameKana),
    givenNameKana: writtenKana(typed.givenNameKana),
    familyNameLatin: writtenLatin(typed.familyNameLatin),
    givenNameLatin: writtenLatin(typed.givenNameLatin),
  };
}

/** Each part of the names that cannot be kept, with what is wrong. */
export function findNameFaults(typed: TypedNames): Partial<Record<keyof TypedNames, DetailFault>> {
  const faults: Record<keyof TypedNames, DetailFault | null> = {
    familyName: findTextFault(typed.familyName),
    givenName: findTextFault(typed.givenName),
    familyNameKana: findKanaFault(typed.familyNameKana),
    givenNameKana: findKanaFault(typed.givenNameKana),
    familyNameLatin: findLatinFault(typed.familyNameLatin),
    givenNameLatin: findLatinFault(typed.givenNameLatin),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null));
}

function findKanaFault(typed: string): DetailFault | null {
  return findTextFault(typed) ?? (KATAKANA.test(writtenKana(typed)) ? null : 'NOT_KATAKANA');
}

function findLatinFault(typed: string): DetailFault | null {
  return findTextFault(typed) ?? (LATIN.test(writtenLatin(typed)) ? null : 'NOT_LATIN');
}
