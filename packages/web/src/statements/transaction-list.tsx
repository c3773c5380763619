import type { FragmentType } from '@apollo/client';
import { TransactionRow } from './transaction-row.js';
import type { TransactionRow_transactionFragment } from './transaction-row.generated.js';

interface TransactionListProps {
  transactions: readonly (FragmentType<TransactionRow_transactionFragment> & { id: string })[];
}

export function TransactionList({ transactions }: TransactionListProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {transactions.map((transaction) => (
        <TransactionRow key={transaction.id} transaction={transaction} />
      ))}
    </ul>
  );
}
