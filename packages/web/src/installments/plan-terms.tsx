import { Plural, useLingui } from '@lingui/react/macro';
import { useId, type ReactNode } from 'react';
import type { Money } from '../platform/money-format.js';
import type { InstallmentPlanStatus } from '../platform/schema.generated.js';
import { sumOf } from '../platform/sum-of.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { useInstallmentWords } from './installment-words.js';

interface PlanTermsProps {
  plan: {
    status: InstallmentPlanStatus;
    confirmedAt: string;
    count: number;
    cashPrice: Money;
    fee: Money;
    total: Money;
    annualRateBasisPoints: number;
    payments: readonly { status: string; amount: Money; fee: Money; agreed: { amount: Money } }[];
    transaction: { usedOn: string; account: { timeZone: string } };
  };
}

/** What was agreed on; and where refunds or a repayment have made something else of it, what holds now. */
export function PlanTerms({ plan }: PlanTermsProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useInstallmentWords();
  const { status, confirmedAt, count, cashPrice, fee, total, annualRateBasisPoints, payments, transaction } = plan;
  const charged = payments.filter((payment) => payment.status !== 'DROPPED');
  const isChanged =
    charged.length < payments.length || payments.some(({ amount, agreed }) => amount.minorUnits !== agreed.amount.minorUnits);
  const names = { count: t`Number of payments`, fee: t`Fee`, total: t({ message: 'Total', context: 'installments' }) };
  const agreed = (
    <Facts
      facts={[
        { name: t`Day of use`, value: formats.date(transaction.usedOn) },
        { name: t`Cash price`, value: formats.money(cashPrice) },
        { name: names.count, value: <Plural value={count} one="# payment" other="# payments" /> },
        { name: names.fee, value: formats.money(fee) },
        { name: names.total, value: formats.money(total) },
        { name: t`Annual percentage rate`, value: words.rate(annualRateBasisPoints) },
        { name: t`Confirmed on`, value: formats.instantIn(confirmedAt, transaction.account.timeZone) },
      ]}
    />
  );
  if (!isChanged) return agreed;
  return (
    <>
      {status !== 'CANCELLED' && (
        <Titled title={t`As it is now`}>
          <Facts
            facts={[
              { name: names.count, value: <Plural value={charged.length} one="# payment" other="# payments" /> },
              { name: names.fee, value: formats.money(sumOf([{ ...fee, minorUnits: 0 }, ...charged.map((payment) => payment.fee)])) },
              { name: names.total, value: formats.money(sumOf([{ ...total, minorUnits: 0 }, ...charged.map(({ amount }) => amount)])) },
            ]}
          />
        </Titled>
      )}
      <Titled title={t`As agreed on at first`}>{agreed}</Titled>
    </>
  );
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
