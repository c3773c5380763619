import { query, type EntityManager } from '../platform/index.js';
import { CARD_STATE, type CardStateName } from './card-control.queries.js';

export type DeclineReason = 'CARD_FROZEN' | 'CARD_STOPPED' | 'CARD_CLOSED' | 'CARD_EXPIRED' | 'CARD_NOT_MADE';

const REASONS: Record<CardStateName, DeclineReason | null> = {
  OPEN: null,
  FROZEN: 'CARD_FROZEN',
  STOPPED: 'CARD_STOPPED',
  CLOSED: 'CARD_CLOSED',
  EXPIRED: 'CARD_EXPIRED',
  ORDERED: 'CARD_NOT_MADE',
};

/**
 * Decides whether a new use of a card goes through, as the card stands.
 * Its row is locked until the caller's transaction ends: what is frozen before that declines, and what is frozen after comes too late.
 * @returns why it is declined, or null where it goes through
 */
export async function decideUse(tx: EntityManager, cardId: string): Promise<DeclineReason | null> {
  const [card] = await query<{ state: CardStateName }>(
    tx,
    `select ${CARD_STATE} as state from card c join account a on a.id = c.account_id where c.id = $1 for no key update of c`,
    [cardId],
  );
  return REASONS[card?.state ?? 'CLOSED'];
}
