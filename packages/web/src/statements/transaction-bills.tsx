import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { BillLineKind } from '../platform/schema.generated.js';
import { sumOf } from '../platform/sum-of.js';
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
  const { shown, later } = partLater(billLines);
  return (
    <section aria-labelledby="bills">
      <h2 id="bills" className="mb-2 text-lg">{t`On which bill`}</h2>
      {billLines.length === 0 ? (
        <EmptyState title={t`On no bill`}>{t`Only what is posted is billed.`}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {shown.map(({ kind, amount, isAdjustment, statement }, index) => (
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
              <span className="ml-auto tabular-nums">{formats.money(amount)}</span>
            </li>
          ))}
          {later.length > 0 && (
            <li className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 py-1">
              <span>{t`On later bills`}</span>
              <span className="tabular-nums">{formats.money(sumOf(later.map(({ amount }) => amount)))}</span>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

interface Line {
  kind: BillLineKind;
  /** null once it stands on a bill. */
  waitsFor: string | null;
}

/** A plan may wait for many bills: those after the next are told in one sum. */
function partLater<L extends Line>(lines: readonly L[]): { shown: L[]; later: L[] } {
  const installments = lines.filter(({ kind }) => kind === 'INSTALLMENT_PRINCIPAL' || kind === 'INSTALLMENT_FEE');
  const days = installments.flatMap(({ waitsFor }) => (waitsFor === null ? [] : [waitsFor]));
  const next = days.toSorted()[0];
  const isLater = (line: L): boolean => installments.includes(line) && line.waitsFor !== null && line.waitsFor !== next;
  return { shown: lines.filter((line) => !isLater(line)), later: lines.filter(isLater) };
}
