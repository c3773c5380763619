import { ageOn, findNameFaults, readBirthDate, writtenNames, type TypedNames, type WrittenNames } from '@meisai/schema/rules';
import { FAMILY_POLICY } from './family-policy.js';

export type FamilyRelationName = 'SPOUSE' | 'PARTNER' | 'PARENT' | 'CHILD';
export type FamilyCardStateName = 'SUBMITTED' | 'UNDER_REVIEW' | 'APPROVED' | 'ISSUED' | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';

/** From which states an application comes into each; docs/policy.md has the drawing. */
export const COMES_FROM: Readonly<Record<FamilyCardStateName, readonly FamilyCardStateName[]>> = {
  SUBMITTED: [],
  UNDER_REVIEW: ['SUBMITTED'],
  APPROVED: ['UNDER_REVIEW'],
  DECLINED: ['UNDER_REVIEW'],
  ISSUED: ['APPROVED'],
  WITHDRAWN: ['SUBMITTED', 'UNDER_REVIEW'],
  EXPIRED: ['APPROVED'],
};

/** Whether an application can go on to another state, as it stands. */
export function canBecome(state: FamilyCardStateName, next: FamilyCardStateName): boolean {
  return COMES_FROM[next].includes(state);
}

/** The states in which an application counts as a card to be. */
export const UNDER_WAY: readonly FamilyCardStateName[] = ['SUBMITTED', 'UNDER_REVIEW', 'APPROVED'];

/** The states in which it is over. */
export const ENDED: readonly FamilyCardStateName[] = ['ISSUED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'];

/** A relative as they are typed. */
export interface TypedRelative extends TypedNames {
  birthDate: string;
  email: string;
  phone?: string | null;
}

/** A relative as they are kept. */
export interface Relative extends WrittenNames {
  /** `YYYY-MM-DD` */
  birthDate: string;
  email: string;
  phone: string | null;
}

export interface RelativeReaders {
  /** Turns what was typed into a number, or null. */
  readPhone(typed: string): string | null;
  /** Turns what was typed into an address, or null. */
  readEmail(typed: string): string | null;
  /** The day it is for the account. */
  today: string;
  /** Where the member gets mail themselves; null where no address is on file. */
  ownEmail: string | null;
}

type RelativeFault = 'NOT_A_BIRTH_DATE' | 'TOO_YOUNG' | 'NOT_A_MAIL_ADDRESS' | 'NOT_THEIR_OWN' | 'NOT_A_PHONE_NUMBER';
export type RelativeFaults = Partial<Record<keyof TypedRelative, ReturnType<typeof findNameFaults>[keyof TypedNames] | RelativeFault>>;

/** Reads a relative into the form in which they are kept. */
export function readRelative(typed: TypedRelative, readers: RelativeReaders): { kept: Relative } | { faults: RelativeFaults } {
  const birthDate = readBirthDate(typed.birthDate);
  const email = readers.readEmail(typed.email);
  const hasPhone = typed.phone != null && typed.phone.trim() !== '';
  const phone = hasPhone ? readers.readPhone(typed.phone ?? '') : null;
  const faults: RelativeFaults = {
    ...findNameFaults(typed),
    ...(birthDate === null || birthDate > readers.today ? { birthDate: 'NOT_A_BIRTH_DATE' } : {}),
    ...(birthDate !== null && birthDate <= readers.today && isTooYoung(birthDate, readers.today) ? { birthDate: 'TOO_YOUNG' } : {}),
    ...findEmailFault(email, readers.ownEmail),
    ...(hasPhone && phone === null ? { phone: 'NOT_A_PHONE_NUMBER' } : {}),
  };
  if (Object.keys(faults).length > 0 || birthDate === null || email === null) return { faults };
  return { kept: { ...writtenNames(typed), birthDate, email, phone } };
}

function isTooYoung(birthDate: string, today: string): boolean {
  return ageOn(birthDate, today) < FAMILY_POLICY.minimumAgeYears;
}

/** A relative registers by a code to a mailbox of their own: what they look after is not the member’s. */
function findEmailFault(email: string | null, ownEmail: string | null): RelativeFaults {
  if (email === null) return { email: 'NOT_A_MAIL_ADDRESS' };
  return email.toLowerCase() === ownEmail?.toLowerCase() ? { email: 'NOT_THEIR_OWN' } : {};
}
