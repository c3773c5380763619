import { useLingui } from '@lingui/react/macro';
import type { FamilyCardState, FamilyRelation } from '../platform/schema.generated.js';

/** What the pages about family cards say alike. */
export function useFamilyWords() {
  const { t } = useLingui();
  return {
    relation(code: FamilyRelation): string {
      const words: Record<FamilyRelation, string> = { SPOUSE: t`Spouse`, PARTNER: t`Partner`, PARENT: t`Parent`, CHILD: t`Child` };
      return words[code];
    },
    state(code: FamilyCardState): string {
      const words: Record<FamilyCardState, string> = {
        SUBMITTED: t({ message: 'Sent', context: 'family card' }),
        UNDER_REVIEW: t`Under review`,
        APPROVED: t`Approved`,
        ISSUED: t`Card issued`,
        DECLINED: t({ message: 'Declined', context: 'family card' }),
        WITHDRAWN: t`Withdrawn`,
        EXPIRED: t({ message: 'Expired', context: 'family card' }),
      };
      return words[code];
    },
    /** What it means, and what comes next. */
    meaning(code: FamilyCardState): string {
      const words: Record<FamilyCardState, string> = {
        SUBMITTED: t`We have your application, and tell you the result by e-mail. You can still withdraw it.`,
        UNDER_REVIEW: t`We are looking at your application, and tell you the result by e-mail. You can still withdraw it.`,
        APPROVED: t`The card is being made, and sent to the address on file.`,
        ISSUED: t`With the card in hand, its holder can register: we have told them by e-mail how.`,
        DECLINED: t`We cannot issue this card. The concierge desk answers your questions.`,
        WITHDRAWN: t`You have withdrawn the application. You can apply again at any time.`,
        EXPIRED: t`The card was not made in time, so the application is over. You can apply again at any time.`,
      };
      return words[code];
    },
  };
}
