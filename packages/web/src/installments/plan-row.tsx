import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { useInstallmentWords } from './installment-words.js';
import { PlanProgress } from './plan-progress.js';
import { usePlanRow_planFragment, type PlanRow_planFragment } from './plan-row.generated.js';

/** One plan in the list: what is left of it, and what comes next. */
export function PlanRow({ plan }: { plan: FragmentType<PlanRow_planFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useInstallmentWords();
  const { id, status, remaining, cancellableUntil, earlyRepayment, payments, transaction } = usePlanRow_planFragment(plan);
  const next = payments.find((payment) => payment.status === 'UPCOMING' || payment.status === 'BILLED');
  const isRunning = status === 'ACTIVE' || next !== undefined;
  return (
    <li>
      <Link
        to="/installments/$id"
        params={{ id }}
        search={({ account }) => (account === undefined ? {} : { account })}
        className="group grid gap-2 py-4"
      >
        <span className="grid grid-cols-[1fr_auto] items-baseline gap-x-4">
          <span className="decoration-accent underline-offset-4 group-hover:underline">{transaction.merchant ?? t`Not named`}</span>
          {isRunning ? (
            <span className="text-right text-lg whitespace-nowrap tabular-nums">
              <span className="pr-2 text-sm text-mute">{t`Unbilled`}</span>
              {formats.money(remaining)}
            </span>
          ) : (
            <span className="text-sm text-mute">{words.planStatus(status, earlyRepayment)}</span>
          )}
        </span>
        {status !== 'CANCELLED' && <PlanProgress payments={payments} />}
        <span className="flex flex-wrap gap-x-6 text-sm text-mute tabular-nums">
          {next === undefined ? (
            <span>{formats.date(transaction.usedOn)}</span>
          ) : (
            <span>{t`Next: ${formats.money(next.amount)} on ${formats.date(next.dueDate)}`}</span>
          )}
          {cancellableUntil !== null && <span>{t`Can be cancelled until ${formats.date(cancellableUntil)}`}</span>}
          {isRunning && status !== 'ACTIVE' && status !== 'COMPLETED' && <span>{words.planStatus(status, earlyRepayment)}</span>}
        </span>
      </Link>
    </li>
  );
}
