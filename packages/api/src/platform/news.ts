import type { EntityManager } from './database.js';

type Listener<News> = (em: EntityManager, news: readonly News[]) => Promise<void>;

/** News of a lower feature for those above it, told inside the transaction it happened in: who listens can still undo it all. */
export interface NewsOf<News> {
  tell(em: EntityManager, news: readonly News[]): Promise<void>;
  /** To be called where the features are composed. */
  heardBy(listener: Listener<News>): void;
}

export function createNews<News>(): NewsOf<News> {
  const listeners = new Set<Listener<News>>();
  return {
    tell: async (em, news) => {
      if (news.length === 0) return;
      for (const listener of listeners) await listener(em, news);
    },
    heardBy: (listener) => void listeners.add(listener),
  };
}
