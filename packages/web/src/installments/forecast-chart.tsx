import { scaleBand, scaleLinear } from 'd3-scale';
import type { ForecastBill } from './bill-forecast.js';

const WIDTH = 600;
const HEIGHT = 150;
const GAP = 6;

/** Two bars a bill: as it is, and with the plan. The figures stand in the table below it. */
export function ForecastChart({ bills }: { bills: readonly ForecastBill[] }) {
  const largest = Math.max(1, ...bills.flatMap(({ before, after }) => [before.minorUnits, after.minorUnits]));
  const x = scaleBand(
    bills.map(({ closingDate }) => closingDate),
    [0, WIDTH],
  ).padding(0.4);
  const y = scaleLinear([0, largest], [HEIGHT - 1, 0]);
  const width = (x.bandwidth() - GAP) / 2;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="absolute inset-0 size-full">
      {bills.map(({ closingDate, before, after }) =>
        [before, after].map(({ minorUnits }, index) => {
          const top = y(Math.max(0, minorUnits));
          return (
            <rect
              key={`${closingDate}-${index === 0 ? 'before' : 'after'}`}
              x={(x(closingDate) ?? 0) + index * (width + GAP)}
              y={top}
              width={width}
              height={HEIGHT - 1 - top}
              className={index === 0 ? 'fill-line' : 'fill-accent'}
            />
          );
        }),
      )}
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
    </svg>
  );
}
