import { findAddressFaults, findTextFault, readPostalCode, writtenText, type DetailFault, type TypedAddress } from '@meisai/schema/rules';

export type Fault = DetailFault | 'NOT_A_PHONE_NUMBER' | 'NOT_A_MOBILE_NUMBER' | 'NOT_A_MAIL_ADDRESS' | 'NOT_THEIR_OWN' | 'UNCHANGED';

/** Each field at fault, with what is wrong. */
export type Faults = Partial<Record<string, Fault>>;

export interface KeptAddress {
  postalCode: string;
  prefecture: string;
  city: string;
  town: string;
  line: string;
  building: string | null;
}

export interface KeptEmployment {
  employer: string;
  department: string | null;
  phone: string | null;
}

/** Reads an address into the form in which it is kept. */
export function readAddress(typed: TypedAddress): { kept: KeptAddress } | { faults: Faults } {
  const faults = findAddressFaults(typed);
  const postalCode = readPostalCode(typed.postalCode);
  if (Object.keys(faults).length > 0 || postalCode === null) return { faults };
  const { prefecture, city, town, line, building } = typed;
  return {
    kept: {
      postalCode,
      prefecture: writtenText(prefecture),
      city: writtenText(city),
      town: writtenText(town),
      line: writtenText(line),
      building: orNull(building),
    },
  };
}

/** Reads an employment into the form in which it is kept. @param readPhone turns what was typed into a number, or null */
export function readEmployment(
  typed: { employer: string; department?: string | null; phone?: string | null },
  readPhone: (typed: string) => string | null,
): { kept: KeptEmployment } | { faults: Faults } {
  const phone = orNull(typed.phone);
  const number = phone === null ? null : readPhone(phone);
  const faults: Record<string, Fault | null> = {
    employer: findTextFault(typed.employer),
    department: findTextFault(typed.department ?? '', { isOptional: true }),
    phone: phone !== null && number === null ? 'NOT_A_PHONE_NUMBER' : null,
  };
  const found = Object.fromEntries(Object.entries(faults).filter((entry): entry is [string, Fault] => entry[1] !== null));
  if (Object.keys(found).length > 0) return { faults: found };
  return { kept: { employer: writtenText(typed.employer), department: orNull(typed.department), phone: number } };
}

function orNull(typed: string | null | undefined): string | null {
  const text = writtenText(typed ?? '');
  return text === '' ? null : text;
}
