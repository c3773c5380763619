/** Whole numbers divided with a rounding that has a name. */

/** The quotient rounded half up by magnitude, so that a charge and its refund stay opposites. @param divisor above zero */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}

/** The largest whole multiple of `unit` that is not above the quotient. @param dividend not below zero @param divisor above zero */
export function divideDown(dividend: bigint, divisor: bigint, unit = 1n): bigint {
  return (dividend / divisor / unit) * unit;
}
