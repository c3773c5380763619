import { Plural, useLingui } from '@lingui/react/macro';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { useInstallmentWords } from './installment-words.js';
import { PaymentTable } from './payment-table.js';

export interface Terms {
  count: number;
  cashPrice: Money;
  fee: Money;
  total: Money;
  annualRateBasisPoints: number;
  payments: readonly { number: number; dueDate: string; amount: Money; principal: Money; fee: Money }[];
}

interface DisclosuresProps {
  terms: Terms;
  purchase: { merchant: string | null; usedOn: string };
  deadline: { name: string; day: string } | null;
  /** What became of it, where that is no longer what is disclosed. */
  state?: string | null;
}

/** Cash price, number and dates of payments, each amount, fee, total and annual rate (Installment Sales Act, articles 30 and 30-2-3). */
export function Disclosures({ terms, purchase, deadline, state = null }: DisclosuresProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useInstallmentWords();
  const { count, cashPrice, fee, total, annualRateBasisPoints, payments } = terms;
  return (
    <div className="grid gap-8">
      <Facts
        facts={[
          ...(state === null ? [] : [{ name: t`State`, value: state }]),
          { name: t`Merchant`, value: purchase.merchant ?? t`Not named` },
          { name: t`Day of use`, value: formats.date(purchase.usedOn) },
          { name: t`Cash price`, value: formats.money(cashPrice) },
          { name: t`Number of payments`, value: <Plural value={count} one="# payment" other="# payments" /> },
          { name: t`Fee`, value: formats.money(fee) },
          { name: t({ message: 'Total', context: 'installments' }), value: formats.money(total) },
          { name: t`Annual percentage rate`, value: words.rate(annualRateBasisPoints) },
          ...(deadline === null ? [] : [{ name: deadline.name, value: formats.day(deadline.day) }]),
        ]}
      />
      <PaymentTable title={state === null ? t`Every payment` : t`Every payment as agreed on`} payments={payments} />
    </div>
  );
}
