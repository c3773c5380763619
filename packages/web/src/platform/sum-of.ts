import type { Money } from './money-format.js';

/** What amounts of one currency come to. */
export function sumOf(amounts: readonly Money[]): Money {
  return { minorUnits: amounts.reduce((sum, { minorUnits }) => sum + minorUnits, 0), currency: amounts[0]?.currency ?? 'JPY' };
}
