import { Plural, useLingui } from '@lingui/react/macro';
import type { InstallmentPaymentStatus } from '../platform/schema.generated.js';

interface PlanProgressProps {
  payments: readonly { number: number; status: InstallmentPaymentStatus }[];
}

const LOOKS: Record<InstallmentPaymentStatus, string> = {
  PAID: 'fill-accent',
  BILLED: 'fill-accent opacity-50',
  UPCOMING: 'fill-line',
  DROPPED: 'fill-none stroke-line',
};
const WIDTH = 600;
const GAP = 4;

/** How many payments are paid, as words and as a bar with one piece a payment. */
export function PlanProgress({ payments }: PlanProgressProps) {
  const { t } = useLingui();
  const count = payments.filter(({ status }) => status !== 'DROPPED').length;
  const paid = payments.filter(({ status }) => status === 'PAID').length;
  const billed = payments.filter(({ status }) => status === 'BILLED').length;
  const step = (WIDTH + GAP) / Math.max(1, payments.length);
  return (
    <div>
      <p className="text-sm text-mute tabular-nums">
        {t`${paid} of ${count} paid`}
        {billed > 0 && (
          <span className="pl-3">
            <Plural value={billed} one="# billed" other="# billed" />
          </span>
        )}
      </p>
      <svg viewBox={`0 0 ${WIDTH} 6`} preserveAspectRatio="none" aria-hidden="true" className="mt-1 block h-1.5 w-full">
        {payments.map(({ number, status }, index) => (
          <rect key={number} x={index * step} y={0} width={step - GAP} height={6} className={LOOKS[status]} />
        ))}
      </svg>
    </div>
  );
}
