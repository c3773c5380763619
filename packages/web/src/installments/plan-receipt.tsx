import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { Disclosures } from './disclosures.js';
import { EarlyRepayment } from './early-repayment.js';
import { useInstallmentWords } from './installment-words.js';
import { usePlanReceipt_planFragment, type PlanReceipt_planFragment } from './plan-receipt.generated.js';

interface PlanReceiptProps {
  plan: FragmentType<PlanReceipt_planFragment>;
  accountName: string;
}

/** What was agreed on, and when: the same disclosures as before it was, and what has become of it. */
export function PlanReceipt({ plan, accountName }: PlanReceiptProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const words = useInstallmentWords();
  const shown = usePlanReceipt_planFragment(plan);
  const { id, status, confirmedAt, cancellableUntil, earlyRepayment, transaction, payments, ...terms } = shown;
  const isRunning = status === 'ACTIVE' || status === 'COMPLETED';
  const isChanged = payments.some(({ amount, agreed }) => amount.minorUnits !== agreed.amount.minorUnits);
  const changed = isChanged ? t`A refund has made payments less than agreed` : null;
  return (
    <article aria-label={transaction.merchant ?? t`Not named`} className="grid gap-6 break-inside-avoid">
      <p className="flex flex-wrap justify-between gap-x-6 text-sm text-mute">
        <span>{t`Confirmed on ${formats.instantIn(confirmedAt, transaction.account.timeZone)}`}</span>
        <span>{accountName}</span>
      </p>
      <Disclosures
        terms={{ ...terms, payments: payments.map(({ agreed }) => agreed) }}
        purchase={transaction}
        state={isRunning ? changed : words.planStatus(status, earlyRepayment)}
        deadline={cancellableUntil === null ? null : { name: t`Can be cancelled until`, day: cancellableUntil }}
      />
      <EarlyRepayment plan={shown} />
      <p className="flex flex-wrap gap-x-6 print:hidden">
        <a href={`/downloads/installment-plans/${id}.pdf?language=${i18n.locale}`} download className={TEXT_LINK}>
          {t`Download as PDF`}
        </a>
        <Link
          to="/installments/$id"
          params={{ id }}
          search={({ account }) => (account === undefined ? {} : { account })}
          className={TEXT_LINK}
        >
          {t`See this plan`}
        </Link>
      </p>
    </article>
  );
}
