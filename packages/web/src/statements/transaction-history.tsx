import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '../platform/use-formats.js';
import { useTransactionHistory_transactionFragment, type TransactionHistory_transactionFragment } from './transaction-history.generated.js';
import { useTransactionWords } from './transaction-words.js';

/** What happened to a use, the oldest first. */
export function TransactionHistory({ transaction }: { transaction: FragmentType<TransactionHistory_transactionFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useTransactionWords();
  const { history } = useTransactionHistory_transactionFragment(transaction);
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-2 text-lg">{t`History`}</h2>
      <ol className="divide-y divide-line border-y border-line">
        {history.map(({ status, on, amount }, index) => (
          // A history only grows at its end.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="flex flex-wrap justify-between gap-x-4 py-3">
            <span>
              {words.status(status)}{' '}
              <time dateTime={on} className="ml-2 text-sm text-mute tabular-nums">
                {formats.day(on)}
              </time>
            </span>
            <span className="tabular-nums">{formats.money(amount)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
