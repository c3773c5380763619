import { Plural, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';

interface SpendingTableProps {
  title: string;
  /** The largest first. */
  rows: readonly SpendingRow[];
  /** How many rows are shown until all are asked for. */
  atFirst?: number;
  /** The button that asks for all of them. */
  showAll?: string;
  /** What all there are come to: what the rows shown leave of it is told below them. */
  whole?: Pick<SpendingRow, 'count' | 'total'>;
}

interface SpendingRow {
  key: string;
  name: string;
  count: number;
  total: Money;
  /** What it was in the month before; left out where that is not compared. */
  before?: Money;
}

/** Groups of spending with their sums, each with a bar as long as its share of the largest. */
export function SpendingTable({ title, rows: all, atFirst = all.length, showAll, whole }: SpendingTableProps) {
  const { t } = useLingui();
  const [isWhole, setIsWhole] = useState(false);
  const rows = isWhole ? all : all.slice(0, atFirst);
  const rest = whole === undefined ? null : withoutRows(whole, rows);
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
          {rows.map(({ key, name, count, total, before }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-3 pr-4 text-left font-normal">
                {name}
                <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="mt-1 block h-0.5 w-full">
                  <rect width={Math.max(0, (total.minorUnits / largest) * 100)} height={2} className="fill-accent" />
                </svg>
              </th>
              <td className="pr-4 text-right text-sm whitespace-nowrap text-mute tabular-nums">
                <Plural value={count} one="# use" other="# uses" />
              </td>
              <td className="w-px text-right whitespace-nowrap tabular-nums">
                {formats.money(total)}
                {before !== undefined && <Before total={before} />}
              </td>
            </tr>
          ))}
          {rest !== null && rest.count > 0 && (
            <tr className="border-t border-line">
              <th scope="row" className="py-3 pr-4 text-left font-normal text-mute">{t`All others`}</th>
              <td className="pr-4 text-right text-sm whitespace-nowrap text-mute tabular-nums">
                <Plural value={rest.count} one="# use" other="# uses" />
              </td>
              <td className="w-px text-right whitespace-nowrap tabular-nums">{formats.money(rest.total)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {rows.length < all.length && (
        <p className="mt-4 print:hidden">
          <Button onClick={() => setIsWhole(true)}>{showAll}</Button>
        </p>
      )}
    </section>
  );
}

function withoutRows({ count, total }: Pick<SpendingRow, 'count' | 'total'>, rows: readonly SpendingRow[]) {
  const sum = (value: (row: SpendingRow) => number): number => rows.reduce((before, row) => before + value(row), 0);
  return { count: count - sum((row) => row.count), total: { ...total, minorUnits: total.minorUnits - sum((row) => row.total.minorUnits) } };
}

function Before({ total }: { total: Money }) {
  const { t } = useLingui();
  const amount = useFormats().money(total);
  return <span className="block text-xs text-mute">{t`before: ${amount}`}</span>;
}
