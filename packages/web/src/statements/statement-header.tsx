import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { askedAmountOf, changedTotalOf } from './asked-amount.js';
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
  const bill = useStatementHeader_statementFragment(statement);
  const { label, status, periodStart, periodEnd, closingDate, dueDate, total, adjustment } = bill;
  const asked = askedAmountOf(bill);
  const paid = (changedTotalOf(bill)?.minorUnits ?? 0) - (asked?.minorUnits ?? 0);
  const facts = [
    ...(total === null || adjustment === null || adjustment.minorUnits === 0
      ? []
      : [{ name: t`Total as it was sent`, value: formats.money(total) }]),
    ...(asked === null || paid === 0 ? [] : [{ name: t`Paid so far`, value: formats.money({ ...asked, minorUnits: paid }) }]),
    { name: t`Period`, value: formats.period(periodStart, periodEnd) },
    ...(closingDate === null ? [] : [{ name: t`Closing date`, value: formats.day(closingDate) }]),
    ...(dueDate === null && status !== 'OPEN'
      ? []
      : [{ name: t`Due date`, value: dueDate === null ? t`Not named by the source` : formats.day(dueDate) }]),
    { name: t`Account`, value: accountName },
  ];
  const nameOf = (state: typeof status): string => {
    if (state === 'OPEN') return t`Total of uses`;
    return state === 'CLOSED' ? t`Amount due` : t`Total`;
  };
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
        {asked !== null && nameOf(status)} <StatusWord status={status} isOwn={total !== null} />
      </p>
      {asked !== null && <p className="mb-6 text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">{formats.money(asked)}</p>}
      <Facts facts={facts} />
    </div>
  );
}
