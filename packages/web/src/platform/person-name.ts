import { joinName } from '@meisai/schema/rules';

export interface PersonName {
  family: string;
  given: string | null;
}

const LATIN = /^[\p{Script=Latin}\p{Mark}\s.'’-]+$/u;

/**
 * A name as its script orders it: 山田 花子, James Miller.
 * @param name as the member writes it
 * @param nameLatin as on the card; it stands in where Latin letters are read
 */
export function formatName(name: PersonName | null, nameLatin: PersonName | null, language: string): string {
  const isLatin = name !== null && LATIN.test(name.family + (name.given ?? ''));
  const shown = language === 'ja' || isLatin ? name : (nameLatin ?? name);
  if (shown === null) return '';
  return isLatin || shown === nameLatin ? joinName(shown.given, shown.family) : joinName(shown.family, shown.given);
}
