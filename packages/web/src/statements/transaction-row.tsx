import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import type { TransactionKind } from '../platform/schema.generated.js';
import { useTransactionRow_transactionFragment, type TransactionRow_transactionFragment } from './transaction-row.generated.js';

interface TransactionRowProps {
  transaction: FragmentType<TransactionRow_transactionFragment>;
  isDated: boolean;
}

/** Two lines: where and how much; then when, how, and what it was in the currency of the shop. */
export function TransactionRow({ transaction, isDated }: TransactionRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { merchant, kind, usedOn, amount, originalAmount, card } = useTransactionRow_transactionFragment(transaction);
  const kindName = useKindName()(kind);
  const details = [
    kind === 'PURCHASE' || merchant === null ? null : kindName,
    card?.lastFour == null ? null : t`Card ending ${card.lastFour}`,
  ].filter((detail) => detail !== null);
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 py-3">
      <span>{merchant ?? kindName}</span>
      <span className="text-right whitespace-nowrap tabular-nums">{formats.money(amount)}</span>
      <span className={`flex flex-wrap gap-x-3 text-sm text-mute ${originalAmount === null ? 'col-span-2' : ''}`}>
        {isDated && (
          <time dateTime={usedOn} className="tabular-nums">
            {formats.date(usedOn)}
          </time>
        )}
        {details.map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
      </span>
      {originalAmount !== null && (
        <span className="text-right text-sm whitespace-nowrap text-mute tabular-nums">{formats.money(originalAmount)}</span>
      )}
    </li>
  );
}

function useKindName() {
  const { t } = useLingui();
  return function nameOf(kind: TransactionKind): string {
    const names: Record<TransactionKind, string> = {
      PURCHASE: t`Purchase`,
      CASH: t`Cash advance`,
      FEE: t`Fee`,
      PAYMENT: t`Payment received`,
      REFUND: t`Refund`,
      CREDIT: t`Payment or refund`,
    };
    return names[kind];
  };
}
