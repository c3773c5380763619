import { joinName, writtenNames, type TypedNames } from '@meisai/schema/rules';
import type { PersonName } from './person-name.js';

export const NAME_FIELDS = ['familyName', 'givenName', 'familyNameKana', 'givenNameKana', 'familyNameLatin', 'givenNameLatin'] as const;

/** A name as it stands in a form. Who has one name says so: a given name that was forgotten is told apart from one that is not there. */
export interface NameDraft extends Record<keyof TypedNames, string> {
  nameParts: 'ONE' | 'TWO';
}

export const EMPTY_NAME: NameDraft = {
  nameParts: 'TWO',
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  familyNameLatin: '',
  givenNameLatin: '',
};

/** A name as it is on file, in its three scripts. */
export interface NameOnFile {
  name: PersonName | null;
  nameKana: PersonName | null;
  nameLatin: PersonName | null;
}

/** What a form begins with: what is on file, or nothing of it. */
export function nameDraftOf({ name, nameKana, nameLatin }: NameOnFile): NameDraft {
  const scripts = [name, nameKana, nameLatin].filter((script) => script !== null);
  return {
    nameParts: scripts.length > 0 && scripts.every(({ given }) => given === null) ? 'ONE' : 'TWO',
    familyName: name?.family ?? '',
    givenName: name?.given ?? '',
    familyNameKana: nameKana?.family ?? '',
    givenNameKana: nameKana?.given ?? '',
    familyNameLatin: nameLatin?.family ?? '',
    givenNameLatin: nameLatin?.given ?? '',
  };
}

/** What the API is sent: who has one name has no given one. */
export function typedNames(draft: NameDraft): TypedNames {
  const { familyName, familyNameKana, familyNameLatin } = draft;
  const givenOf = (part: 'givenName' | 'givenNameKana' | 'givenNameLatin') => (draft.nameParts === 'ONE' ? null : draft[part]);
  return {
    familyName,
    givenName: givenOf('givenName'),
    familyNameKana,
    givenNameKana: givenOf('givenNameKana'),
    familyNameLatin,
    givenNameLatin: givenOf('givenNameLatin'),
  };
}

/** The draft as it would be kept. */
export function keptNames(draft: NameDraft): NameDraft {
  const kept = writtenNames(typedNames(draft));
  return {
    ...kept,
    nameParts: draft.nameParts,
    givenName: kept.givenName ?? '',
    givenNameKana: kept.givenNameKana ?? '',
    givenNameLatin: kept.givenNameLatin ?? '',
  };
}

/** A name in one script, family name first, as forms of the issuer have it. */
export function writtenName(name: PersonName | null): string {
  return joinName(name?.family, name?.given);
}
