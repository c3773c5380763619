import type { FragmentType } from '@apollo/client';
import { useFormats } from '../platform/use-formats.js';
import { TransactionList } from './transaction-list.js';
import type { TransactionRow_transactionFragment } from './transaction-row.generated.js';

type DatedTransaction = FragmentType<TransactionRow_transactionFragment> & { id: string; usedOn: string };

/** Uses under the day they were made on, in the order they come. */
export function TransactionsByDay({ transactions }: { transactions: readonly DatedTransaction[] }) {
  const formats = useFormats();
  return (
    <div className="grid gap-6">
      {groupByDay(transactions).map(({ day, uses }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="pb-1 text-sm text-mute tabular-nums">
            <time dateTime={day}>{formats.day(day)}</time>
          </h2>
          <TransactionList transactions={uses} isDated={false} />
        </section>
      ))}
    </div>
  );
}

function groupByDay(transactions: readonly DatedTransaction[]): { day: string; uses: DatedTransaction[] }[] {
  const groups: { day: string; uses: DatedTransaction[] }[] = [];
  for (const transaction of transactions) {
    const last = groups.at(-1);
    if (last?.day === transaction.usedOn) last.uses.push(transaction);
    else groups.push({ day: transaction.usedOn, uses: [transaction] });
  }
  return groups;
}
