import { createNews } from '../platform/index.js';

/** A card that is frozen now, and was not before. */
export interface CardFrozen {
  accountId: string;
  cardId: string;
}

export const cardFrozen = createNews<CardFrozen>();
