import { useLingui } from '@lingui/react/macro';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';

/** Which purchase a page is about: the shop over the day, and the amount. */
export function PurchaseLine({ merchant, usedOn, amount }: { merchant: string | null; usedOn: string; amount: Money }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <p className="mt-4 flex items-baseline justify-between gap-x-6">
      <span>
        {merchant ?? t`Not named`}
        <span className="block text-sm text-mute">{formats.date(usedOn)}</span>
      </span>
      <span className="text-2xl font-light whitespace-nowrap tabular-nums">{formats.money(amount)}</span>
    </p>
  );
}
