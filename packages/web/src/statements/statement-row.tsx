import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { askedAmountOf } from './asked-amount.js';
import { useStatementRow_statementFragment, type StatementRow_statementFragment } from './statement-row.generated.js';
import { useStatementWords } from './statement-words.js';
import { StatusWord } from './status-word.js';

interface StatementRowProps {
  statement: FragmentType<StatementRow_statementFragment>;
  accountId: string;
}

/** One bill in the list, with what it asks for. */
export function StatementRow({ statement, accountId }: StatementRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useStatementWords();
  const bill = useStatementRow_statementFragment(statement);
  const { label, status, dueDate } = bill;
  const asked = askedAmountOf(bill);
  return (
    <li>
      <Link
        to="/statements/$label"
        params={{ label }}
        search={{ account: accountId }}
        className="group grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-4"
      >
        <span className="decoration-accent underline-offset-4 group-hover:underline">{words.shortTitle(label)}</span>
        <span className="text-right text-lg whitespace-nowrap tabular-nums">{asked !== null && formats.money(asked)}</span>
        <span className="text-sm text-mute">{dueDate !== null && t`Due ${formats.date(dueDate)}`}</span>
        <span className="justify-self-end">
          <StatusWord status={status} isOwn={asked !== null} />
        </span>
      </Link>
    </li>
  );
}
