/** A use, as far as it takes to add it up. */
export interface SpentUse {
  status: string;
  category: string;
  usedOn: string;
  amount: { minorUnits: number };
}

export interface Total {
  name: string;
  minorUnits: number;
  count: number;
}

/** Sums uses up, in whole minor units: months the latest first, categories the largest first. What was cancelled counts nothing. */
export function sumUses(uses: readonly SpentUse[], by: 'month' | 'category'): Total[] {
  const totals = new Map<string, Total>();
  for (const { status, category, usedOn, amount } of uses) {
    if (status === 'CANCELLED') continue;
    const name = by === 'month' ? usedOn.slice(0, 7) : category;
    const total = totals.get(name) ?? { name, minorUnits: 0, count: 0 };
    totals.set(name, { name, minorUnits: total.minorUnits + amount.minorUnits, count: total.count + 1 });
  }
  const order =
    by === 'month'
      ? (one: Total, other: Total) => other.name.localeCompare(one.name)
      : (one: Total, other: Total) => other.minorUnits - one.minorUnits || one.name.localeCompare(other.name);
  return [...totals.values()].toSorted(order);
}
