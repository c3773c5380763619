import { useLingui } from '@lingui/react/macro';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';

interface SpendingComparisonProps {
  spent: Money;
  before: Money;
  yearAgo: Money;
  /** The other months of the year in which something was spent, as far as they are whole. */
  others: readonly Money[];
}

/** One month against others: the one before, the same a year ago, and what is usual. */
export function SpendingComparison({ spent, before, yearAgo, others }: SpendingComparisonProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const rows = [
    { name: t`Month before`, total: before },
    { name: t`A year ago`, total: yearAgo },
    { name: t`Average of the other whole months`, total: averageOf(others, spent.currency) },
  ].filter(({ total }) => total.minorUnits !== 0);
  if (rows.length === 0) return null;
  return (
    <table className="mt-6 w-full text-sm">
      <caption className="sr-only">{t`This month against others`}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t`Compared with`}</th>
          <th scope="col">{t`Spent`}</th>
          <th scope="col">{t`Difference`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, total }) => (
          <tr key={name} className="border-t border-line last:border-b">
            <th scope="row" className="py-2 pr-4 text-left font-normal text-mute">
              {name}
            </th>
            <td className="py-2 text-right whitespace-nowrap tabular-nums">{formats.money(total)}</td>
            <td className="w-px py-2 pl-6 text-right whitespace-nowrap tabular-nums">
              <Difference minorUnits={spent.minorUnits - total.minorUnits} currency={total.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Difference({ minorUnits, currency }: Money) {
  const formats = useFormats();
  const amount = formats.money({ minorUnits: Math.abs(minorUnits), currency });
  return `${minorUnits < 0 ? '−' : '+'}${amount}`;
}

function averageOf(months: readonly Money[], currency: string): Money {
  const sum = months.reduce((total, { minorUnits }) => total + minorUnits, 0);
  return { minorUnits: months.length === 0 ? 0 : Math.round(sum / months.length), currency };
}
