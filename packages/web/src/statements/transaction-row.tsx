import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import type { BilledPart } from './billed-part.js';
import { useTransactionRow_transactionFragment, type TransactionRow_transactionFragment } from './transaction-row.generated.js';
import { useTransactionWords } from './transaction-words.js';

interface TransactionRowProps {
  transaction: FragmentType<TransactionRow_transactionFragment>;
  /** What of it stands on the bill whose list this is; null in other lists. */
  part?: BilledPart | null;
  isDated: boolean;
}

/** Two lines: where and how much; then when, how, and what it was in the currency of the shop. It leads to the page of the use. */
export function TransactionRow({ transaction, part = null, isDated }: TransactionRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useTransactionWords();
  const { id, merchant, kind, status, wayOfPaying, usedOn, amount, originalAmount, card } =
    useTransactionRow_transactionFragment(transaction);
  const billed = part?.amount ?? amount;
  const installment = part?.installment ?? null;
  const isPart = wayOfPaying === 'INSTALLMENTS' && billed.minorUnits !== amount.minorUnits;
  const details = [
    kind === 'PURCHASE' || merchant === null ? null : words.kind(kind),
    status === 'POSTED' ? null : words.status(status),
    wayOfPaying === 'INSTALLMENTS' && installment === null ? t`Installments` : null,
    installment === null ? null : t`Installment ${installment.number} of ${installment.count}`,
    isPart ? t`of ${formats.money(amount)}` : null,
    card?.lastFour == null ? null : t`Card ending ${card.lastFour}`,
  ].filter((detail) => detail !== null);
  return (
    <li>
      <Link
        to="/transactions/$id"
        params={{ id }}
        search={({ account }) => (account === undefined ? {} : { account })}
        className="group grid grid-cols-[1fr_auto] gap-x-4 py-3"
      >
        <span className="decoration-accent underline-offset-4 group-hover:underline">{merchant ?? words.kind(kind)}</span>
        <span className={`text-right whitespace-nowrap tabular-nums ${status === 'CANCELLED' ? 'text-mute line-through' : ''}`}>
          {formats.money(billed)}
        </span>
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
      </Link>
    </li>
  );
}
