import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';

interface SpendingChartProps {
  months: readonly { month: string; total: Money }[];
  chosen: string;
  accountId: string;
}

const WIDTH = 600;
const HEIGHT = 160;
/** Room for letters that stay legible where a phone draws the chart at little more than half its size. */
const LABEL_HEIGHT = 28;

/** A year of spending as bars, and the same as a table; each month leads to its details. */
export function SpendingChart({ months, chosen, accountId }: SpendingChartProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const largest = Math.max(1, ...months.map(({ total }) => total.minorUnits));
  const x = scaleBand(
    months.map(({ month }) => month),
    [0, WIDTH],
  ).padding(0.35);
  const y = scaleLinear([0, largest], [HEIGHT - LABEL_HEIGHT, 0]);
  const shortMonth = (month: string) =>
    new Intl.DateTimeFormat(i18n.locale, { month: 'short', timeZone: 'UTC' }).format(new Date(`${month}-01`));
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="w-full">
        {months.map(({ month, total }) => (
          <g key={month}>
            <rect
              x={x(month)}
              y={y(Math.max(0, total.minorUnits))}
              width={x.bandwidth()}
              height={HEIGHT - LABEL_HEIGHT - y(Math.max(0, total.minorUnits))}
              className={month === chosen ? 'fill-accent' : 'fill-line'}
            />
            <text
              x={(x(month) ?? 0) + x.bandwidth() / 2}
              y={HEIGHT - 6}
              textAnchor="middle"
              className={`text-[19px] sm:text-[11px] ${month === chosen ? 'fill-ink' : 'fill-mute'}`}
            >
              {shortMonth(month)}
            </text>
          </g>
        ))}
        <line x1={0} x2={WIDTH} y1={HEIGHT - LABEL_HEIGHT} y2={HEIGHT - LABEL_HEIGHT} className="stroke-line" />
      </svg>
      <details className="mt-2">
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-mute">{t`Figures by month`}</summary>
        <table className="w-full">
          <caption className="sr-only">{t`Spending by month`}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t`Month`}</th>
              <th scope="col">{t`Spent`}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ month, total }) => (
              <tr key={month} className="border-t border-line">
                <th scope="row" className="text-left font-normal">
                  <Link
                    to="/analysis"
                    search={{ account: accountId, month }}
                    aria-current={month === chosen ? 'true' : undefined}
                    className="flex min-h-11 items-center underline decoration-accent underline-offset-4 hover:decoration-2"
                  >
                    {formats.month(month)}
                  </Link>
                </th>
                <td className="text-right whitespace-nowrap tabular-nums">{formats.money(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
