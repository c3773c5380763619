import type { FragmentType } from '@apollo/client';
import { TransactionRow } from './transaction-row.js';
import type { TransactionRow_transactionFragment } from './transaction-row.generated.js';

interface TransactionListProps {
  /** Whether each use tells its day; not where a heading above it does. */
  isDated?: boolean;
  transactions: readonly (FragmentType<TransactionRow_transactionFragment> & { id: string })[];
}

export function TransactionList({ transactions, isDated = true }: TransactionListProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {transactions.map((transaction) => (
        <TransactionRow key={transaction.id} transaction={transaction} isDated={isDated} />
      ))}
    </ul>
  );
}
