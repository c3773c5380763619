/** How a transaction is stored; whether it was refunded follows from what was given back. */
export type StoredStatus = 'PENDING' | 'POSTED' | 'CANCELLED';

export interface TransactionLife {
  status: StoredStatus;
  /** In minor units of the account; positive raises what is owed. */
  amountMinor: bigint;
  /** In minor units, zero or more. */
  refundedMinor: bigint;
}

/** One thing the issuer says of a use. Its amount is that of the transaction, with its sign. */
export type LifeStep = { kind: 'AUTHORISATION'; amountMinor: bigint } | { kind: 'POSTING'; amountMinor: bigint } | { kind: 'REVERSAL' };

export type LifeFault = 'REVERSED_UNKNOWN' | 'REVERSED_POSTED' | 'POSTED_OTHERWISE' | 'REFUNDED_UNKNOWN' | 'REFUNDED_NO_PURCHASE';

/** A step as the history keeps it; the same step said again is known by it. */
export function historyKey(status: StoredStatus, amountMinor: bigint): string {
  return `${status}:${amountMinor}`;
}

const BROUGHT: Record<LifeStep['kind'], StoredStatus> = { AUTHORISATION: 'PENDING', POSTING: 'POSTED', REVERSAL: 'CANCELLED' };

/**
 * What a step makes of a life:
 * - an authorisation makes it pending, and another amount changes a pending one; after that it says nothing new;
 * - a posting fixes the amount, also of what was taken back before: the issuer decides;
 * - a reversal takes back what is pending.
 * @param life null where the use is not known yet
 * @param history the keys of all that happened to it: a step in there is not new, whatever came after
 * @returns the life after it, or null where the step is known.
 */
export function takeStep(
  life: TransactionLife | null,
  history: ReadonlySet<string>,
  step: LifeStep,
): TransactionLife | null | { fault: LifeFault } {
  const status = BROUGHT[step.kind];
  const amountMinor = step.kind === 'REVERSAL' ? (life?.amountMinor ?? 0n) : step.amountMinor;
  if (step.kind === 'REVERSAL') {
    if (life === null) return { fault: 'REVERSED_UNKNOWN' };
    if ([...history].some((key) => key.startsWith('CANCELLED:'))) return null;
    return life.status === 'POSTED' ? { fault: 'REVERSED_POSTED' } : { ...life, status };
  }
  if (history.has(historyKey(status, amountMinor))) return null;
  if (life === null) return { status, amountMinor, refundedMinor: 0n };
  if (step.kind === 'AUTHORISATION') return life.status === 'PENDING' ? { ...life, amountMinor } : null;
  return life.status === 'POSTED' ? { fault: 'POSTED_OTHERWISE' } : { ...life, status, amountMinor };
}

/**
 * The life of a purchase after a refund of it. More than the price may be given back: a foreign refund is converted at another rate.
 * @param refundMinor what is given back, above zero
 */
export function takeRefund(purchase: TransactionLife | null, refundMinor: bigint): TransactionLife | { fault: LifeFault } {
  if (purchase === null) return { fault: 'REFUNDED_UNKNOWN' };
  if (purchase.amountMinor <= 0n || purchase.status === 'CANCELLED') return { fault: 'REFUNDED_NO_PURCHASE' };
  return { ...purchase, refundedMinor: purchase.refundedMinor + refundMinor };
}

export type ShownStatus = StoredStatus | 'PARTLY_REFUNDED' | 'REFUNDED';

/** How a transaction stands, told in one word. */
export function shownStatus({ status, amountMinor, refundedMinor }: TransactionLife): ShownStatus {
  if (status !== 'POSTED' || refundedMinor === 0n) return status;
  return refundedMinor >= amountMinor ? 'REFUNDED' : 'PARTLY_REFUNDED';
}

/** How it stood after each step of a history, the oldest first. Refunds are told apart by what they sum up to. */
export function shownHistory(
  steps: readonly { status: StoredStatus | 'REFUNDED'; amountMinor: bigint }[],
  priceMinor: bigint,
): ShownStatus[] {
  let refundedMinor = 0n;
  return steps.map(({ status, amountMinor }) => {
    if (status !== 'REFUNDED') return status;
    refundedMinor += amountMinor;
    return refundedMinor >= priceMinor ? 'REFUNDED' : 'PARTLY_REFUNDED';
  });
}
