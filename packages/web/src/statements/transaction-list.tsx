import type { FragmentType } from '@apollo/client';
import type { BilledPart } from './billed-part.js';
import { TransactionRow } from './transaction-row.js';
import type { TransactionRow_transactionFragment } from './transaction-row.generated.js';

interface TransactionListProps {
  /** Whether each use tells its day; not where a heading above it does. */
  isDated?: boolean;
  transactions: readonly ListedTransaction[];
}

/** A use, and in a list of a bill what of it the bill has. */
export type ListedTransaction = FragmentType<TransactionRow_transactionFragment> & { id: string; part?: BilledPart };

export function TransactionList({ transactions, isDated = true }: TransactionListProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {transactions.map((transaction) => (
        <TransactionRow key={transaction.id} transaction={transaction} part={transaction.part ?? null} isDated={isDated} />
      ))}
    </ul>
  );
}
