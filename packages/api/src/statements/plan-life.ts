import { v7 as uuidv7 } from 'uuid';
import type { SaidOutcome, SaidUse, UseDetails } from './said-use.js';
import { historyKey, takeRefund, takeStep, type StoredStatus, type TransactionLife } from './transaction-life.rules.js';

export interface HistoryStep {
  status: StoredStatus | 'REFUNDED';
  amountMinor: bigint;
  on: string;
}

/** A use in the hands of {@link planLife}. */
export interface PlannedUse {
  id: string;
  accountId: string;
  sourceKey: string;
  life: TransactionLife;
  history: Set<string>;
  isNew: boolean;
  /** As said last; null for a stored one of which nothing was said anew. */
  details: UseDetails | null;
  refundOfId: string | null;
  /** What was added to its history. */
  steps: HistoryStep[];
  /** Whether it was posted now, and its line is due. */
  isPostedNow: boolean;
}

/** The uses at hand, by account and source key. */
export type UseBook = Map<string, PlannedUse>;

export function bookKey(accountId: string, sourceKey: string): string {
  return `${accountId}/${sourceKey}`;
}

/**
 * Works out what the issuer says, in its order, on the uses of the book; stores nothing.
 * A step that cannot be taken leaves everything as it was.
 */
export function planLife(book: UseBook, said: readonly SaidUse[]): SaidOutcome[] {
  return said.map((one) => planOne(book, one));
}

function planOne(book: UseBook, said: SaidUse): SaidOutcome {
  const key = bookKey(said.accountId, said.sourceKey);
  const known = book.get(key) ?? null;
  const next = takeStep(known?.life ?? null, known?.history ?? new Set(), said.step);
  if (next === null) return 'KNOWN';
  if ('fault' in next) return next;
  const purchase = said.refundOf === null ? null : (book.get(bookKey(said.accountId, said.refundOf)) ?? null);
  const refunded = said.refundOf === null ? null : takeRefund(purchase?.life ?? null, -next.amountMinor);
  if (refunded !== null && 'fault' in refunded) return refunded;
  if (refunded !== null && purchase !== null) {
    purchase.life = refunded;
    purchase.steps.push({ status: 'REFUNDED', amountMinor: -next.amountMinor, on: said.on });
  }
  const use = known ?? newUse(said, next);
  book.set(key, use);
  use.life = next;
  use.history.add(historyKey(next.status, next.amountMinor));
  use.steps.push({ status: next.status, amountMinor: next.amountMinor, on: said.on });
  use.details = said.details ?? use.details;
  use.refundOfId = purchase?.id ?? use.refundOfId;
  use.isPostedNow ||= next.status === 'POSTED';
  return known === null ? 'NEW' : 'CHANGED';
}

function newUse({ accountId, sourceKey }: SaidUse, life: TransactionLife): PlannedUse {
  return {
    id: uuidv7(),
    accountId,
    sourceKey,
    life,
    history: new Set(),
    isNew: true,
    details: null,
    refundOfId: null,
    steps: [],
    isPostedNow: false,
  };
}
