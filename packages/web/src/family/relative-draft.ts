import { ageOn, findNameFaults, readBirthDate, type DetailFault } from '@meisai/schema/rules';
import { EMPTY_NAME, keptNames, typedNames, type NameDraft } from '../platform/name-draft.js';
import type { FamilyRelation } from '../platform/schema.generated.js';

/** Whom a card is for, as it stands in the form. */
export interface RelativeDraft extends NameDraft {
  relation: FamilyRelation;
  birthDate: string;
  email: string;
  phone: string;
}

export const EMPTY_RELATIVE: RelativeDraft = {
  relation: 'SPOUSE',
  ...EMPTY_NAME,
  birthDate: '',
  email: '',
  phone: '',
};

/** The draft as it would be kept. */
export function keptRelative(draft: RelativeDraft): RelativeDraft {
  return {
    ...draft,
    ...keptNames(draft),
    birthDate: readBirthDate(draft.birthDate) ?? draft.birthDate,
    email: draft.email.normalize('NFKC').trim(),
    phone: draft.phone.normalize('NFKC').trim(),
  };
}

/** What can be told at once; of addresses and numbers the server knows more. @param today `YYYY-MM-DD` */
export function findRelativeFaults(
  draft: RelativeDraft,
  minimumAge: number,
  today: string,
): Partial<Record<keyof RelativeDraft, DetailFault>> {
  const birthDate = readBirthDate(draft.birthDate);
  const birthFault =
    birthDate === null || birthDate > today ? 'NOT_A_BIRTH_DATE' : ageOn(birthDate, today) < minimumAge ? 'TOO_YOUNG' : null;
  return {
    ...findNameFaults(typedNames(draft)),
    ...(birthFault === null ? {} : { birthDate: birthFault }),
    ...(draft.email.trim() === '' ? { email: 'EMPTY' } : {}),
  };
}
