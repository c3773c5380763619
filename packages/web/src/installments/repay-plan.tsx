import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { ConfirmAct } from './confirm-act.js';
import { useRepayPlan_quoteFragment, type RepayPlan_quoteFragment } from './repay-plan.generated.js';
import type { ActInProgress } from './use-installment-act.js';

interface RepayPlanProps {
  planId: string;
  quote: FragmentType<RepayPlan_quoteFragment>;
  progress: ActInProgress;
}

/** What repaying the rest at once comes to, and the way to do it. */
export function RepayPlan({ planId, quote, progress }: RepayPlanProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { id: quoteId, dueDate, amount, principal, fee, unearnedFee } = useRepayPlan_quoteFragment(quote);
  const figures = [
    { name: t`Left of the price`, value: formats.money(principal) },
    { name: t`Fee until then`, value: formats.money(fee) },
    { name: t`To pay on ${formats.date(dueDate)}`, value: formats.money(amount) },
    { name: t`Fee you save`, value: formats.money(unearnedFee) },
  ];
  return (
    <section aria-labelledby="repay" className="grid gap-4">
      <div>
        <h2 id="repay" className="text-lg">{t`Repay the rest early`}</h2>
        <p className="text-sm text-mute">{t`All that is left goes on your next bill, in one sum.`}</p>
      </div>
      <Facts facts={figures} />
      <ConfirmAct
        progress={progress}
        act={{ kind: 'REPAY', planId, quoteId }}
        open={t`Repay early`}
        title={t`Repay the rest early?`}
        confirm={t`Yes, repay`}
      >
        <p>{t`${formats.money(amount)} is due on ${formats.date(dueDate)}. This cannot be undone.`}</p>
      </ConfirmAct>
    </section>
  );
}
