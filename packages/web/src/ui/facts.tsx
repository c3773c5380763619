import type { ReactNode } from 'react';

interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values, one pair a hairline. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4 py-3">
          <dt className="text-mute">{name}</dt>
          <dd className="ml-auto text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
