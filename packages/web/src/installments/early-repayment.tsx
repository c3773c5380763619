import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { useEarlyRepayment_planFragment, type EarlyRepayment_planFragment } from './early-repayment.generated.js';

/** What was agreed on to repay the rest of a plan early: its receipt. Nothing where it was not. */
export function EarlyRepayment({ plan }: { plan: FragmentType<EarlyRepayment_planFragment> }) {
  const { t } = useLingui();
  const id = useId();
  const formats = useFormats();
  const { earlyRepayment, transaction } = useEarlyRepayment_planFragment(plan);
  if (earlyRepayment === null) return null;
  const { confirmedAt, dueDate, amount, principal, fee, unearnedFee } = earlyRepayment;
  return (
    <section aria-labelledby={id} className="grid gap-4 break-inside-avoid">
      <h2 id={id} className="text-lg">{t`Early repayment`}</h2>
      <Facts
        facts={[
          { name: t`Confirmed on`, value: formats.instantIn(confirmedAt, transaction.account.timeZone) },
          { name: t`Due date`, value: formats.day(dueDate) },
          { name: t`Amount`, value: formats.money(amount) },
          { name: t`Of the price`, value: formats.money(principal) },
          { name: t`Fee`, value: formats.money(fee) },
          ...(unearnedFee === null ? [] : [{ name: t`Fee not charged any more`, value: formats.money(unearnedFee) }]),
        ]}
      />
    </section>
  );
}
