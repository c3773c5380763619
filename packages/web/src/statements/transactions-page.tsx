import { Plural, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { faultOf, SessionEnded } from '../platform/fault.js';
import { useFaultText } from '../platform/fault-text.js';
import { usePageTitle } from '../platform/page-title.js';
import { formatName } from '../platform/person-name.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { useMore } from '../platform/use-more.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { MoreButton } from '../platform/more-button.js';
import { TransactionFilters, useSearch } from './transaction-filters.js';
import { TransactionList } from './transaction-list.js';
import { filterOf, isNarrowed, readSearchParams, type TransactionSearchParams } from './transaction-search-params.js';
import { TransactionsByDay } from './transactions-by-day.js';
import { SearchTransactionsDocument, useSearchTransactionsQuery } from './transactions-page.generated.js';

const route = getRouteApi('/member/transactions');
const PAGE_SIZE = 50;

export async function loader({ client, account }: MemberContext, search: Record<string, unknown>): Promise<void> {
  if (account === null) return;
  const variables = variablesOf(account.id, readSearchParams(search));
  await client.query({ query: SearchTransactionsDocument, variables, fetchPolicy: 'network-only' });
}

function variablesOf(account: string, search: TransactionSearchParams) {
  return { account, filter: filterOf(search), sort: search.sort ?? ('NEWEST' as const), first: PAGE_SIZE };
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <Transactions accountId={account.id} currency={account.currency} accountName={account.name} />;
}

/** All uses of the account, and those that fit while one types. */
function Transactions({ accountId, accountName, currency }: { accountId: string; accountName: string; currency: string }) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const textOf = useFaultText();
  const { search, clear } = useSearch();
  const answer = useSearchTransactionsQuery({ variables: variablesOf(accountId, search) });
  // What was found before stays on screen until the next answer is there.
  const data = answer.data ?? answer.previousData;
  const account = data?.node?.__typename === 'Account' ? data.node : null;
  const found = account?.searchTransactions ?? null;
  const more = useMore(() => answer.fetchMore({ variables: { after: found?.pageInfo.endCursor ?? null } }));
  usePageTitle(t`Uses`);
  if (answer.error instanceof SessionEnded || (answer.error !== undefined && found === null)) throw answer.error;
  if (account === null || found === null) return null;
  const transactions = found.edges.map(({ node }) => node);
  const isByDay = search.sort === undefined || search.sort === 'NEWEST' || search.sort === 'OLDEST';
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Uses`}</h1>
      <p className="mb-6 text-sm text-mute">{accountName}</p>
      <TransactionFilters
        cards={account.cards.edges.map(({ node }) => node)}
        holders={account.holders.map(({ id, name, nameLatin }) => ({ id, name: formatName(name, nameLatin, i18n.locale) || t`Not named` }))}
        currency={currency}
      />
      {answer.error !== undefined && (
        <div className="mt-6">
          <Notice tone="danger" title={textOf(faultOf(answer.error)).title}>
            {textOf(faultOf(answer.error)).advice}
          </Notice>
        </div>
      )}
      <p role="status" className="mt-8 mb-2 flex flex-wrap items-baseline justify-between gap-x-6 text-sm text-mute">
        {search.kind === 'PAYMENTS' ? (
          <Plural value={found.totalCount} one="# payment received" other="# payments received" />
        ) : (
          <Plural value={found.totalCount} one="# use" other="# uses" />
        )}
        <span>
          {t`Sum`} <span className="pl-2 text-lg text-ink tabular-nums">{formats.money(found.totalAmount)}</span>
        </span>
      </p>
      {transactions.length === 0 && <NothingFound onClear={isNarrowed(search) ? clear : null} />}
      {isByDay ? <TransactionsByDay transactions={transactions} /> : <TransactionList transactions={transactions} />}
      {found.pageInfo.hasNextPage && <MoreButton more={more} />}
    </div>
  );
}

function NothingFound({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useLingui();
  if (onClear === null) return <EmptyState title={t`No uses yet`}>{t`When you use your card, it appears here.`}</EmptyState>;
  return (
    <>
      <EmptyState title={t`Nothing was found`}>{t`Try fewer words, a longer period, or all categories.`}</EmptyState>
      <Button className="mt-4" onClick={onClear}>{t`Show all uses`}</Button>
    </>
  );
}
