import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';

interface PaymentTableProps {
  title: string;
  payments: readonly { number: number; dueDate: string; amount: Money; principal: Money; fee: Money; note?: ReactNode; isOff?: boolean }[];
}

/** Every payment with its date and what it is made of. */
export function PaymentTable({ title, payments }: PaymentTableProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const hasNotes = payments.some(({ note }) => note !== undefined);
  return (
    <table className="w-full">
      <caption className="pb-2 text-left text-lg">{title}</caption>
      <thead className="text-sm text-mute">
        <tr>
          <th scope="col" className="sr-only">{t`Payment`}</th>
          <th scope="col" className="py-1 text-left font-normal">{t`Due date`}</th>
          {hasNotes && <th scope="col" className="sr-only">{t`State`}</th>}
          <th scope="col" className="hidden py-1 text-right font-normal sm:table-cell">{t`Of the price`}</th>
          <th scope="col" className="hidden py-1 text-right font-normal sm:table-cell">{t`Fee`}</th>
          <th scope="col" className="py-1 text-right font-normal">{t`Amount`}</th>
        </tr>
      </thead>
      <tbody>
        {payments.map(({ number, dueDate, amount, principal, fee, note, isOff = false }) => (
          <tr key={number} className={`border-t border-line ${isOff ? 'text-mute' : ''}`}>
            <th scope="row" className="w-8 py-2 text-left font-normal text-mute tabular-nums">
              {number}
            </th>
            <td className="py-2 tabular-nums">{formats.date(dueDate)}</td>
            {hasNotes && <td className="py-2 text-sm">{note}</td>}
            <td className="hidden py-2 text-right whitespace-nowrap text-mute tabular-nums sm:table-cell">{formats.money(principal)}</td>
            <td className="hidden py-2 text-right whitespace-nowrap text-mute tabular-nums sm:table-cell">{formats.money(fee)}</td>
            <td className={`py-2 text-right whitespace-nowrap tabular-nums ${isOff ? 'line-through' : ''}`}>{formats.money(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
