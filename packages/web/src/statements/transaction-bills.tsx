import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { EmptyState } from '../ui/empty-state.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { useStatementWords } from './statement-words.js';
import { useTransactionBills_transactionFragment, type TransactionBills_transactionFragment } from './transaction-bills.generated.js';
import { useTransactionWords } from './transaction-words.js';

/** What a use did to which bill. */
export function TransactionBills({ transaction }: { transaction: FragmentType<TransactionBills_transactionFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useTransactionWords();
  const titles = useStatementWords();
  const { account, billLines } = useTransactionBills_transactionFragment(transaction);
  return (
    <section aria-labelledby="bills">
      <h2 id="bills" className="mb-2 text-lg">{t`On which bill`}</h2>
      {billLines.length === 0 ? (
        <EmptyState title={t`On no bill`}>{t`Only what is posted is billed.`}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {billLines.map(({ kind, amount, isAdjustment, statement }, index) => (
            // Lines have no ids of their own, and never change their order.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
              <span>
                {statement === null ? (
                  <span className="inline-flex min-h-11 items-center">{t`Waits for the next bill`}</span>
                ) : (
                  <Link to="/statements/$label" params={{ label: statement.label }} search={{ account: account.id }} className={TEXT_LINK}>
                    {titles.shortTitle(statement.label)}
                  </Link>
                )}
                <span className="ml-3 text-sm text-mute">
                  {words.billLine(kind)}
                  {isAdjustment && ` · ${t`Changed after closing`}`}
                </span>
              </span>
              <span className="tabular-nums">{formats.money(amount)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
