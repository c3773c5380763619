import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useId } from 'react';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';

/** The scales weigh as much as the page: the figures do not wait for the bars. */
const ForecastChart = lazy(async () => ({ default: (await import('./forecast-chart.js')).ForecastChart }));

export interface ForecastBill {
  closingDate: string;
  dueDate: string;
  before: Money;
  after: Money;
}

/** What the next bills come to as they are and with the plan, as bars and as figures. */
export function BillForecast({ bills }: { bills: readonly ForecastBill[] }) {
  const { t } = useLingui();
  const id = useId();
  const formats = useFormats();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg">{t`Your next three bills`}</h2>
      <p className="mb-4 text-sm text-mute">{t`By what is known today: later uses come on top.`}</p>
      <div className="relative aspect-[4/1] w-full">
        <Suspense>
          <ForecastChart bills={bills} />
        </Suspense>
      </div>
      <table className="mt-2 w-full" aria-labelledby={id}>
        <thead className="text-sm text-mute">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">{t`Due date`}</th>
            <th scope="col" className="py-1 text-right font-normal">
              <Swatch look="fill-line" /> {t`Paid at once`}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              <Swatch look="fill-accent" /> {t`In installments`}
            </th>
          </tr>
        </thead>
        <tbody>
          {bills.map(({ closingDate, dueDate, before, after }) => (
            <tr key={closingDate} className="border-t border-line align-baseline">
              <th scope="row" className="py-2 pr-2 text-left font-normal tabular-nums">
                {formats.date(dueDate)}
              </th>
              <td className="py-2 text-right whitespace-nowrap text-mute tabular-nums">{formats.money(before)}</td>
              <td className="py-2 pl-2 text-right whitespace-nowrap tabular-nums">{formats.money(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Ties a column of the table to its bars. */
function Swatch({ look }: { look: string }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className="mr-1 inline-block size-2.5">
      <rect width={10} height={10} className={look} />
    </svg>
  );
}
