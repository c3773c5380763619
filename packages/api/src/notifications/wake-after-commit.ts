import type { EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '../platform/index.js';

/** Transactions under way in this process that have written a mail. */
const withMail = new WeakSet<object>();

/** Remembers that the transaction of this entity manager has written a mail. Outside one, the next poll finds it. */
export function wakeAfterCommit(em: EntityManager): void {
  const transaction: unknown = em.getTransactionContext();
  if (typeof transaction === 'object' && transaction !== null) withMail.add(transaction);
}

/** Calls `wake` whenever a transaction that wrote a mail has committed. Nested ones are left to the next poll. */
export function onMailCommitted(em: EntityManager, wake: () => void): void {
  const subscriber: EventSubscriber = {
    afterTransactionCommit: async ({ transaction }: TransactionEventArgs) => {
      const key: unknown = transaction;
      if (typeof key === 'object' && key !== null && withMail.has(key)) wake();
    },
  };
  em.getEventManager().registerSubscriber(subscriber);
}
