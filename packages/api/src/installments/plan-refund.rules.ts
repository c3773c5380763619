/** The open part of a payment, on a bill that has not closed. */
export interface OpenPart {
  number: number;
  principalMinor: bigint;
  feeMinor: bigint;
}

export interface ReducedPlan {
  /** The open parts as they are now; the same payments, none where nothing is left to pay. */
  parts: OpenPart[];
  /** What the refund took off the principal that was not billed yet. */
  takenMinor: bigint;
  /** What of the refund is more than that, and goes back to the member on the next bill. */
  creditMinor: bigint;
}

/**
 * What a refund does to a plan: it comes off the principal that is not billed yet, from each open payment in proportion, and
 * the fee of those falls with it, down to the minor unit. The parts go on summing to what is left.
 * @param refundMinor above zero
 */
export function refundPlan(open: readonly OpenPart[], refundMinor: bigint): ReducedPlan {
  const balance = open.reduce((sum, { principalMinor }) => sum + principalMinor, 0n);
  const takenMinor = refundMinor < balance ? refundMinor : balance;
  const left = balance - takenMinor;
  if (left === 0n) return { parts: [], takenMinor, creditMinor: refundMinor - takenMinor };
  let before = 0n;
  const parts = open.map(({ number, principalMinor, feeMinor }) => {
    // The difference of two running shares: however each is rounded, all of them together are what is left.
    const from = (before * left) / balance;
    before += principalMinor;
    return { number, principalMinor: (before * left) / balance - from, feeMinor: (feeMinor * left) / balance };
  });
  return { parts, takenMinor, creditMinor: 0n };
}
