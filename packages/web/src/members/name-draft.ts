import type { TypedNames } from '@meisai/schema/rules';

export const NAME_FIELDS = ['familyName', 'givenName', 'familyNameKana', 'givenNameKana', 'familyNameLatin', 'givenNameLatin'] as const;

interface Name {
  family: string;
  given: string | null;
}

/** A name as it is on file, in its three scripts. */
export interface NameOnFile {
  name: Name | null;
  nameKana: Name | null;
  nameLatin: Name | null;
}

/** What the form begins with: what is on file, or nothing of it. */
export function nameDraftOf({ name, nameKana, nameLatin }: NameOnFile): TypedNames {
  return {
    familyName: name?.family ?? '',
    givenName: name?.given ?? '',
    familyNameKana: nameKana?.family ?? '',
    givenNameKana: nameKana?.given ?? '',
    familyNameLatin: nameLatin?.family ?? '',
    givenNameLatin: nameLatin?.given ?? '',
  };
}

/** A name in one script, family name first, as forms of the issuer have it. */
export function writtenName(name: Name | null): string {
  return [name?.family, name?.given].filter((part) => part != null).join(' ');
}
