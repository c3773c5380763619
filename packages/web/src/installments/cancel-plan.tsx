import { useLingui } from '@lingui/react/macro';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';
import { ConfirmAct } from './confirm-act.js';
import { Deadline } from './deadline.js';
import type { ActInProgress } from './use-installment-act.js';

interface CancelPlanProps {
  planId: string;
  /** What of the price the plan still has, refunds taken off: it goes back on the bill. */
  price: Money;
  /** When the bill is paid that the purchase stands on. */
  dueDate: string;
  deadline: { day: string; endsAt: string };
  progress: ActInProgress;
}

/** Until when a plan can be cancelled, what that does to the bills, and the way to do it. */
export function CancelPlan({ planId, price, dueDate, deadline, progress }: CancelPlanProps) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <section aria-labelledby="cancel" className="grid gap-4">
      <div>
        <h2 id="cancel" className="text-lg">{t`Cancel the plan`}</h2>
        <Deadline day={deadline.day} endsAt={deadline.endsAt} label={t`Possible until`} />
      </div>
      <ConfirmAct
        progress={progress}
        act={{ kind: 'CANCEL', planId }}
        open={t`Cancel this plan`}
        title={t`Cancel the plan?`}
        confirm={t`Yes, cancel the plan`}
      >
        <p>
          {t`The purchase is paid at once again: ${formats.money(price)} goes back on the bill due on ${formats.date(dueDate)}, and the payments of the plan are taken off this bill and all later ones. No fee is charged.`}
        </p>
      </ConfirmAct>
    </section>
  );
}
