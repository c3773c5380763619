import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';

interface SpendingTableProps {
  title: string;
  rows: readonly { key: string; name: string; count: number; total: Money }[];
}

/** Groups of spending with their sums, each with a bar as long as its share of the largest. */
export function SpendingTable({ title, rows }: SpendingTableProps) {
  const { t } = useLingui();
  const id = useId();
  const formats = useFormats();
  const largest = Math.max(1, ...rows.map(({ total }) => total.minorUnits));
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-lg">
        {title}
      </h2>
      <table className="w-full" aria-labelledby={id}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t`Number of uses`}</th>
            <th scope="col">{t`Spent`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, count, total }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-3 pr-4 text-left font-normal">
                {name}
                <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="mt-1 block h-0.5 w-full">
                  <rect width={Math.max(0, (total.minorUnits / largest) * 100)} height={2} className="fill-accent" />
                </svg>
              </th>
              <td className="pr-4 text-right text-sm text-mute tabular-nums">{count}</td>
              <td className="w-px text-right whitespace-nowrap tabular-nums">{formats.money(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
