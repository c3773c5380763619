import { useLingui } from '@lingui/react/macro';
import type { FamilyCardState, FamilyRelation } from '../platform/schema.generated.js';

/** The words of the desk for family cards. */
export function useFamilyCardWords() {
  const { t } = useLingui();
  return {
    relation(code: FamilyRelation): string {
      const words: Record<FamilyRelation, string> = { SPOUSE: t`Spouse`, PARTNER: t`Partner`, PARENT: t`Parent`, CHILD: t`Child` };
      return words[code];
    },
    state(code: FamilyCardState): string {
      const words: Record<FamilyCardState, string> = {
        SUBMITTED: t`Not looked at yet`,
        UNDER_REVIEW: t`Under review`,
        APPROVED: t`Approved, card being made`,
        ISSUED: t`Issued`,
        DECLINED: t({ message: 'Declined', context: 'family card' }),
        WITHDRAWN: t`Withdrawn`,
        EXPIRED: t({ message: 'Expired', context: 'family card' }),
      };
      return words[code];
    },
  };
}
