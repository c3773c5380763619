/**
 * Joins an account `a` with what the member `$1` has to do with it; an account they have nothing to do with is not there.
 * `m.is_basic` tells the basic member, who sees all, from a supplementary one, who sees the uses of their own cards.
 */
export const OF_MEMBER = 'join membership m on m.account_id = a.id and m.member_id = $1';

/** Whether the member of {@link OF_MEMBER} may see what was done with a card. @param cardId SQL of the card's id */
export function mayBeSeen(cardId: string): string {
  return `(m.is_basic or ${cardId} in (select k.id from card k where k.account_id = m.account_id and k.member_id = m.member_id))`;
}
