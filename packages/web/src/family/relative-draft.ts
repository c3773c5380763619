import { ageOn, findNameFaults, readBirthDate, type DetailFault } from '@meisai/schema/rules';
import { EMPTY_NAME, keptNames, typedNames, type NameDraft } from '../platform/name-draft.js';
import type { FamilyRelation } from '../platform/schema.generated.js';

/** Whom a card is for, as it stands in the form. */
export interface RelativeDraft extends NameDraft {
  /** Nobody is declared to be what the form begins with: it is empty until it is chosen. */
  relation: FamilyRelation | '';
  birthDate: string;
  email: string;
  phone: string;
}

export const EMPTY_RELATIVE: RelativeDraft = {
  relation: '',
  ...EMPTY_NAME,
  birthDate: '',
  email: '',
  phone: '',
};

/** The same as it would be kept. */
export interface KeptRelative extends RelativeDraft {
  relation: FamilyRelation;
}

/** The draft as it would be kept; null while it is not said whom it is of. */
export function keptRelative({ relation, ...draft }: RelativeDraft): KeptRelative | null {
  if (relation === '') return null;
  return {
    ...draft,
    relation,
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
    ...(draft.relation === '' ? { relation: 'EMPTY' } : {}),
    ...findNameFaults(typedNames(draft)),
    ...(birthFault === null ? {} : { birthDate: birthFault }),
    ...(draft.email.trim() === '' ? { email: 'EMPTY' } : {}),
  };
}
