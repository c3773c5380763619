import { readPostalCode, writtenText } from '@meisai/schema/rules';

/** An address as it stands in the form. */
export interface AddressDraft {
  postalCode: string;
  prefecture: string;
  city: string;
  town: string;
  line: string;
  building: string;
}

type AnyAddress = Omit<AddressDraft, 'building'> & { building: string | null };

export const ADDRESS_FIELDS = ['postalCode', 'prefecture', 'city', 'town', 'line', 'building'] as const;

/** What the form begins with. */
export function addressDraftOf(onFile: AnyAddress | null): AddressDraft {
  if (onFile === null) return { postalCode: '', prefecture: '', city: '', town: '', line: '', building: '' };
  const { postalCode, prefecture, city, town, line, building } = onFile;
  return { postalCode, prefecture, city, town, line, building: building ?? '' };
}

/** The draft as it would be kept: half width, and the postal code with its hyphen. */
export function keptAddress(draft: AddressDraft): AddressDraft {
  const { postalCode, prefecture, city, town, line, building } = draft;
  return {
    postalCode: readPostalCode(postalCode) ?? postalCode,
    prefecture: writtenText(prefecture),
    city: writtenText(city),
    town: writtenText(town),
    line: writtenText(line),
    building: writtenText(building),
  };
}

/** An address as it is written on an envelope, line by line. */
export function writtenAddress({ postalCode, prefecture, city, town, line, building }: AnyAddress): string[] {
  const lines = [`〒${postalCode}`, `${prefecture}${city}${town}${line}`, building];
  return lines.filter((text) => text !== null && text !== '') as string[];
}
