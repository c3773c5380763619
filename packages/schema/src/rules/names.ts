import { findTextFault, writtenText, type DetailFault } from './details.js';

/**
 * A person's name as it is typed, in the three ways in which the issuer keeps it. Who has one name only has no given name in any of
 * them, and their name stands in the place of the family name.
 */
export interface TypedNames {
  familyName: string;
  givenName?: string | null;
  familyNameKana: string;
  givenNameKana?: string | null;
  familyNameLatin: string;
  givenNameLatin?: string | null;
}

/** The same as it is kept. */
export type WrittenNames = { [Part in keyof TypedNames]-?: Exclude<TypedNames[Part], undefined> };

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
export function writtenNames(typed: TypedNames): WrittenNames {
  const { givenName, givenNameKana, givenNameLatin } = typed;
  return {
    familyName: writtenText(typed.familyName),
    givenName: givenName == null ? null : writtenText(givenName),
    familyNameKana: writtenKana(typed.familyNameKana),
    givenNameKana: givenNameKana == null ? null : writtenKana(givenNameKana),
    familyNameLatin: writtenLatin(typed.familyNameLatin),
    givenNameLatin: givenNameLatin == null ? null : writtenLatin(givenNameLatin),
  };
}

/** Whether a name has one part only. A field that is left empty says nothing of the kind: it is at fault. */
function isOneName({ givenName, givenNameKana, givenNameLatin }: TypedNames): boolean {
  return givenName == null && givenNameKana == null && givenNameLatin == null;
}

/** The parts of a name in one line, in the order in which they come here. */
export function joinName(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part != null && part !== '').join(' ');
}

/** Each part of the names that cannot be kept, with what is wrong. A given name is there in all three scripts, or in none. */
export function findNameFaults(typed: TypedNames): Partial<Record<keyof TypedNames, DetailFault>> {
  const hasGiven = !isOneName(typed);
  const faults: Record<keyof TypedNames, DetailFault | null> = {
    familyName: findTextFault(typed.familyName),
    givenName: hasGiven ? findTextFault(typed.givenName ?? '') : null,
    familyNameKana: findKanaFault(typed.familyNameKana),
    givenNameKana: hasGiven ? findKanaFault(typed.givenNameKana ?? '') : null,
    familyNameLatin: findLatinFault(typed.familyNameLatin),
    givenNameLatin: hasGiven ? findLatinFault(typed.givenNameLatin ?? '') : null,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null));
}

function findKanaFault(typed: string): DetailFault | null {
  return findTextFault(typed) ?? (KATAKANA.test(writtenKana(typed)) ? null : 'NOT_KATAKANA');
}

function findLatinFault(typed: string): DetailFault | null {
  return findTextFault(typed) ?? (LATIN.test(writtenLatin(typed)) ? null : 'NOT_LATIN');
}
