import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { useTransactionRow_transactionFragment, type TransactionRow_transactionFragment } from './transaction-row.generated.js';
import { useTransactionWords } from './transaction-words.js';

interface TransactionRowProps {
  transaction: FragmentType<TransactionRow_transactionFragment>;
  isDated: boolean;
}

/** Two lines: where and how much; then when, how, and what it was in the currency of the shop. It leads to the page of the use. */
export function TransactionRow({ transaction, isDated }: TransactionRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useTransactionWords();
  const { id, merchant, kind, status, usedOn, amount, originalAmount, card } = useTransactionRow_transactionFragment(transaction);
  const details = [
    kind === 'PURCHASE' || merchant === null ? null : words.kind(kind),
    status === 'POSTED' ? null : words.status(status),
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
          {formats.money(amount)}
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
