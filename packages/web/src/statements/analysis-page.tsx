import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Money } from '../platform/money-format.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { EmptyState } from '../ui/empty-state.js';
import { AnalysisDocument, useAnalysisQuery } from './analysis-page.generated.js';
import { useCategoryWords } from './category-words.js';
import { addMonths, firstDayOf, isWholeMonth, lastDayOf, monthIn, readMonth, yearUpTo } from './months.js';
import { SpendingChart } from './spending-chart.js';
import { SpendingComparison } from './spending-comparison.js';
import { SpendingTable } from './spending-table.js';

const route = getRouteApi('/member/analysis');

export async function loader({ client, account }: MemberContext, month: unknown): Promise<void> {
  if (account === null) return;
  await client.query({
    query: AnalysisDocument,
    variables: variablesOf(account.id, readMonth(month) ?? thisMonth(account), thisMonth(account)),
    fetchPolicy: 'network-only',
  });
}

function thisMonth({ timeZone }: { timeZone: string }): string {
  return monthIn(timeZone, new Date());
}

/** As many merchants as are shown before the rest is asked for. */
const MERCHANTS_AT_FIRST = 10;

/** The year on the chart ends with this month, or with the chosen one where that is later or more than a year ago. */
function yearOf(month: string, now: string): string[] {
  const recent = yearUpTo(now);
  return recent.includes(month) ? recent : yearUpTo(month);
}

function variablesOf(account: string, month: string, now: string) {
  const year = yearOf(month, now);
  const [before, ago] = [addMonths(month, -1), addMonths(month, -12)];
  return {
    account,
    // With the month before them, to tell whether the first one is where the uses begin.
    yearFrom: firstDayOf(addMonths(year[0] ?? month, -1)),
    yearTo: lastDayOf(year.at(-1) ?? month),
    monthFrom: firstDayOf(month),
    monthTo: lastDayOf(month),
    beforeFrom: firstDayOf(before),
    beforeTo: lastDayOf(before),
    agoFrom: firstDayOf(ago),
    agoTo: lastDayOf(ago),
  };
}

export function Page() {
  const { account } = route.useRouteContext();
  const { month } = route.useSearch();
  if (account === null) return null;
  const now = thisMonth(account);
  return (
    <Analysis accountId={account.id} currency={account.currency} accountName={account.name} month={readMonth(month) ?? now} now={now} />
  );
}

interface AnalysisProps {
  accountId: string;
  accountName: string;
  currency: string;
  month: string;
  /** The month it is where the account is at home. */
  now: string;
}

/** What the money went to in one month, beside the months around it. */
function Analysis({ accountId, accountName, currency, month, now }: AnalysisProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const categories = useCategoryWords();
  const answer = useAnalysisQuery({ variables: variablesOf(accountId, month, now) });
  const data = answer.data ?? answer.previousData;
  usePageTitle(t`Analysis`);
  if (answer.error !== undefined) throw answer.error;
  if (data?.node?.__typename !== 'Account') return null;
  const { byMonth, byCategory, byMerchant, byCard, before, yearAgo } = data.node;
  const months = yearOf(month, now).map((name) => ({
    month: name,
    total: byMonth.find((group) => group.month === name)?.total ?? { minorUnits: 0, currency },
  }));
  const usedMonths = byMonth.map(({ month: name }) => name ?? '');
  const spent = months.find((group) => group.month === month)?.total ?? { minorUnits: 0, currency };
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-10 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Analysis`}</h1>
        <p className="text-sm text-mute">{accountName}</p>
        <div className="mt-6 flex items-center justify-between">
          <MonthLink accountId={accountId} month={addMonths(month, -1)} label={t`The month before`} icon="left" />
          <p className="text-center">
            <span className="block text-sm text-mute">{formats.month(month)}</span>
            <span className="text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">{formats.money(spent)}</span>
          </p>
          <MonthLink accountId={accountId} month={addMonths(month, 1)} label={t`The month after`} icon="right" isHidden={month >= now} />
        </div>
        <SpendingComparison
          spent={spent}
          before={sumOf(before, currency)}
          yearAgo={sumOf(yearAgo, currency)}
          others={months.filter(({ month: name }) => name !== month && isWholeMonth(name, usedMonths, now)).map(({ total }) => total)}
        />
      </div>
      <SpendingChart months={months} chosen={month} accountId={accountId} />
      {byCategory.length === 0 ? (
        <EmptyState title={t`Nothing was spent in this month`} />
      ) : (
        <>
          <SpendingTable
            title={t`By category`}
            rows={byCategory.map(({ category, ...rest }) => ({
              ...rest,
              key: String(category),
              name: categories[category ?? 'UNCATEGORISED'],
              before: before.find((group) => group.category === category)?.total ?? { minorUnits: 0, currency },
            }))}
          />
          <SpendingTable
            title={t`By merchant`}
            rows={byMerchant.map(({ merchant, ...rest }) => ({ ...rest, key: merchant ?? '', name: merchant ?? t`Not named` }))}
            atFirst={MERCHANTS_AT_FIRST}
            showAll={t`Show all ${byMerchant.length} merchants`}
            whole={{ total: spent, count: byCategory.reduce((sum, { count }) => sum + count, 0) }}
          />
          {byCard.length > 1 && (
            <SpendingTable
              title={t`By card`}
              rows={byCard.map(({ card, ...rest }) => ({
                ...rest,
                key: card?.id ?? '',
                name: card?.lastFour ? t`Card ending ${card.lastFour}` : t`Card not named`,
              }))}
            />
          )}
        </>
      )}
    </div>
  );
}

interface MonthLinkProps {
  accountId: string;
  month: string;
  label: string;
  icon: 'left' | 'right';
  isHidden?: boolean;
}

function MonthLink({ accountId, month, label, icon, isHidden = false }: MonthLinkProps) {
  const Icon = icon === 'left' ? ChevronLeft : ChevronRight;
  if (isHidden) return <span className="size-11" />;
  return (
    <Link
      to="/analysis"
      search={{ account: accountId, month }}
      aria-label={label}
      className="flex size-11 items-center justify-center text-mute hover:text-ink"
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.5} />
    </Link>
  );
}

function sumOf(groups: readonly { total: Money }[], currency: string): Money {
  return { minorUnits: groups.reduce((sum, { total }) => sum + total.minorUnits, 0), currency };
}
