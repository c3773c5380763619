/** One of the next bills by the lines known today. */
export interface KnownBill {
  closingDate: string;
  dueDate: string;
  /** What it comes to, in minor units; the credit of a closed bill that waits is in it. */
  minor: bigint;
  /** What was paid of it; nothing while it has not closed. */
  paidMinor: bigint;
  isClosed: boolean;
}

/**
 * What the next bills come to with changes, in minor units. Where a bill asks for less than nothing, or than was paid of it, the
 * difference is a credit on the first bill that closes when it is due.
 * @param changes what comes to each of them, in order
 */
export function forecastWith(bills: readonly KnownBill[], changes: readonly bigint[]): bigint[] {
  const credits = bills.map(() => 0n);
  return bills.map(({ dueDate, minor, paidMinor, isClosed }, index) => {
    const amount = minor + (changes[index] ?? 0n) + (credits[index] ?? 0n);
    const credit = atMostNothing(amount - paidMinor) - (isClosed ? atMostNothing(minor - paidMinor) : 0n);
    const carrying = bills.findIndex(({ closingDate }, later) => later > index && closingDate >= dueDate);
    if (carrying >= 0) credits[carrying] = (credits[carrying] ?? 0n) + credit;
    return amount;
  });
}

function atMostNothing(amount: bigint): bigint {
  return amount < 0n ? amount : 0n;
}
