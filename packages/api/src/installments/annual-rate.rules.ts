import { divideHalfUp } from '../money/divide.js';

/** A number as one whole number over another, above zero. */
export interface Ratio {
  over: bigint;
  under: bigint;
}

/** Hundredths of a percent in one: rates and fees are data in ten-thousandths. */
export const TEN_THOUSAND = 10_000n;
const MONTHS = 12n;

/** Above any rate the law allows (Interest Rate Restriction Act, article 1: 15–20 %), and above what a fee can come to. */
const HIGHEST_RATE = 100n;

/**
 * The whole fee of a loan as a share of its principal, where level monthly payments bear an annual rate:
 * n·i/(1−(1+i)⁻ⁿ) − 1 with i a twelfth of the rate. Exact.
 */
export function feeShareOf({ over, under }: Ratio, count: number): Ratio {
  if (over === 0n) return { over: 0n, under: 1n };
  const month = under * MONTHS;
  const grown = (month + over) ** BigInt(count);
  const growth = grown - month ** BigInt(count);
  return { over: BigInt(count) * over * grown - month * growth, under: month * growth };
}

/** k, the fee on each 100 of principal, in hundredths, half up: of 15 % in 3 payments 251, which is 2.51. */
export function feePer10000Of(annualRateBp: bigint, count: number): bigint {
  const share = feeShareOf({ over: annualRateBp, under: TEN_THOUSAND }, count);
  return divideHalfUp(share.over * TEN_THOUSAND, share.under);
}

/**
 * The annual rate at which level monthly payments come to a fee: what {@link feeShareOf} turns back into it.
 * @param unitsOfOne in what the rate is counted: 10,000 for hundredths of a percent
 * @returns the rate in those units, half up
 */
export function annualRateOf(feeShare: Ratio, count: number, unitsOfOne = TEN_THOUSAND): bigint {
  // The fee grows with the rate, so the answer is the last whole rate whose lower half-unit costs no more than this fee.
  let low = 0n;
  let high = HIGHEST_RATE * unitsOfOne;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    const costs = feeShareOf({ over: middle * 2n - 1n, under: unitsOfOne * 2n }, count);
    if (costs.over * feeShare.under <= feeShare.over * costs.under) low = middle;
    else high = middle - 1n;
  }
  return low;
}
