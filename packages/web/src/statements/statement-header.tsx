import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { sumOf } from '../platform/sum-of.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { useStatementHeader_statementFragment, type StatementHeader_statementFragment } from './statement-header.generated.js';
import { useStatementWords } from './statement-words.js';
import { StatusWord } from './status-word.js';

interface StatementHeaderProps {
  statement: FragmentType<StatementHeader_statementFragment>;
  accountId: string;
  accountName: string;
}

export function StatementHeader({ statement, accountId, accountName }: StatementHeaderProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useStatementWords();
  const { label, status, periodStart, periodEnd, closingDate, dueDate, total, adjustment, amountDue } =
    useStatementHeader_statementFragment(statement);
  const changed = total === null || adjustment === null || adjustment.minorUnits === 0 ? null : sumOf([total, adjustment]);
  const asked = changed ?? total;
  const isPartlyPaid = status === 'CLOSED' && amountDue !== null && asked !== null && amountDue.minorUnits !== asked.minorUnits;
  const facts = [
    ...(changed === null || adjustment === null
      ? []
      : [
          { name: t`Changed after closing`, value: formats.money(adjustment) },
          { name: t`Total with the change`, value: formats.money(changed) },
        ]),
    ...(isPartlyPaid ? [{ name: t`Still to pay`, value: formats.money(amountDue) }] : []),
    { name: t`Period`, value: formats.period(periodStart, periodEnd) },
    ...(closingDate === null ? [] : [{ name: t`Closing date`, value: formats.day(closingDate) }]),
    ...(dueDate === null && status !== 'OPEN'
      ? []
      : [{ name: t`Due date`, value: dueDate === null ? t`Not named by the source` : formats.day(dueDate) }]),
    { name: t`Account`, value: accountName },
  ];
  return (
    <div>
      <Link
        to="/statements"
        search={{ account: accountId }}
        className="-ml-1 inline-flex min-h-11 items-center gap-1 text-sm text-mute hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" size={16} />
        {t`Statements`}
      </Link>
      <h1 className="mt-2 text-xl">{words.title(label)}</h1>
      <p className="mt-4 flex items-center gap-3 text-sm text-mute">
        {total !== null && (status === 'OPEN' ? t`Total of uses` : t`Total`)} <StatusWord status={status} isOwn={total !== null} />
      </p>
      {total !== null && <p className="mb-6 text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">{formats.money(total)}</p>}
      <Facts facts={facts} />
    </div>
  );
}
