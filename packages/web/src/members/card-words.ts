import { useLingui } from '@lingui/react/macro';
import { formatName } from '../platform/person-name.js';
import type { CardPageQuery } from './card-page.generated.js';
import type { CardRow_cardFragment } from './card-row.generated.js';

export type ShownCard = Extract<NonNullable<CardPageQuery['node']>, { __typename: 'Card' }>;

/** Whether nothing can be done with a card any more. */
export function isCardOver({ state }: Pick<CardRow_cardFragment, 'state'>): boolean {
  return state === 'STOPPED' || state === 'CLOSED' || state === 'EXPIRED';
}

/** What is said of a card. */
export function useCardWords() {
  const { t, i18n } = useLingui();
  const ending = (lastFour: string | null): string => (lastFour === null ? t`New card, number to come` : t`Card ending ${lastFour}`);
  return {
    ending,
    holder: ({ holder, holderLatin }: CardRow_cardFragment): string => formatName(holder, holderLatin, i18n.locale),
    state({ state }: CardRow_cardFragment): string {
      if (state === 'FROZEN') return t`Frozen`;
      if (state === 'STOPPED') return t`Stopped for good`;
      if (state === 'CLOSED') return t({ message: 'Closed', context: 'card' });
      if (state === 'EXPIRED') return t`Expired`;
      return state === 'ORDERED' ? t`On its way to you` : t`In use`;
    },
    /** What the card can be used for in this state. */
    meaning({ state, canBeControlled, canBeReported, familyLimit }: ShownCard): string {
      if (state === 'STOPPED') return t`It was reported lost or stolen: nothing goes through any more.`;
      if (state === 'CLOSED') return t`Nothing goes through any more.`;
      if (state === 'EXPIRED') return t`The month printed on it is over: nothing goes through any more.`;
      if (state === 'ORDERED') return t`It is being made, and nothing goes through before you have it.`;
      if (state !== 'FROZEN') {
        if (familyLimit?.amount == null) return t`Everything goes through.`;
        return familyLimit.amount.minorUnits === 0
          ? t`The limit of the family card is zero: no new use goes through.`
          : t`What is within the limit of the family card goes through.`;
      }
      // Frozen before anybody has it in hand: it can be opened, but not be lost.
      if (!canBeReported) {
        return canBeControlled
          ? t`It is being made, and it comes frozen: nothing goes through before it is opened again.`
          : t`It is being made, and it comes frozen: the basic member froze it, and only they open it again.`;
      }
      return canBeControlled
        ? t`New uses are declined, subscriptions included. Refunds still go through.`
        : t`The basic member froze it, and only they open it again. Refunds still go through.`;
    },
  };
}
