import { Plural, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreButton } from '../platform/more-button.js';
import { listedOf } from './billed-part.js';
import { TransactionList } from './transaction-list.js';
import { UnbilledUsesDocument, useUnbilledUsesQuery } from './unbilled-page.generated.js';

const route = getRouteApi('/member/statements/unbilled');
const PAGE_SIZE = 50;

export async function loader({ client, account }: MemberContext): Promise<void> {
  if (account === null) return;
  await client.query({ query: UnbilledUsesDocument, variables: { account: account.id, first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <UnbilledUses accountId={account.id} accountName={account.name} />;
}

/** Everything that is on no closed bill yet. */
function UnbilledUses({ accountId, accountName }: { accountId: string; accountName: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { data, error, fetchMore } = useUnbilledUsesQuery({ variables: { account: accountId, first: PAGE_SIZE } });
  const unbilled = data?.node?.__typename === 'Account' ? data.node.unbilled : null;
  const more = useMore(() => fetchMore({ variables: { after: unbilled?.transactions.pageInfo.endCursor ?? null } }));
  usePageTitle(t`Unbilled so far`);
  if (error !== undefined && unbilled === null) throw error;
  if (unbilled === null) return null;
  const { count, total, transactions } = unbilled;
  const { edges, pageInfo } = transactions;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Unbilled so far`}</h1>
      <p className="text-sm text-mute">{accountName}</p>
      <p className="mt-4 mb-6 flex items-baseline gap-4">
        <span className="text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">{formats.money(total)}</span>
        <span className="text-sm text-mute">
          <Plural value={count} one="# use" other="# uses" />
        </span>
      </p>
      {edges.length === 0 ? (
        <EmptyState title={t`No uses yet`}>{t`When you use your card, it appears here.`}</EmptyState>
      ) : (
        <TransactionList transactions={listedOf(edges)} />
      )}
      {pageInfo.hasNextPage && <MoreButton more={more} />}
    </div>
  );
}
