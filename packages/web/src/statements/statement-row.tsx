import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { sumOf } from '../platform/sum-of.js';
import { useFormats } from '../platform/use-formats.js';
import { useStatementRow_statementFragment, type StatementRow_statementFragment } from './statement-row.generated.js';
import { useStatementWords } from './statement-words.js';
import { StatusWord } from './status-word.js';

interface StatementRowProps {
  statement: FragmentType<StatementRow_statementFragment>;
  accountId: string;
}

/** One bill in the list, with what it asks for: what was changed after it closed is in it. */
export function StatementRow({ statement, accountId }: StatementRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useStatementWords();
  const { label, status, dueDate, total, adjustment } = useStatementRow_statementFragment(statement);
  return (
    <li>
      <Link
        to="/statements/$label"
        params={{ label }}
        search={{ account: accountId }}
        className="group grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-4"
      >
        <span className="decoration-accent underline-offset-4 group-hover:underline">{words.shortTitle(label)}</span>
        <span className="text-right text-lg whitespace-nowrap tabular-nums">
          {total !== null && formats.money(adjustment === null ? total : sumOf([total, adjustment]))}
        </span>
        <span className="text-sm text-mute">{dueDate !== null && t`Due ${formats.date(dueDate)}`}</span>
        <span className="justify-self-end">
          <StatusWord status={status} isOwn={total !== null} />
        </span>
      </Link>
    </li>
  );
}
