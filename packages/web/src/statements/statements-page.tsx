import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreButton } from '../platform/more-button.js';
import { StatementRow } from './statement-row.js';
import { StatementsDocument, useStatementsQuery } from './statements-page.generated.js';

const route = getRouteApi('/member/statements');
const PAGE_SIZE = 12;

export async function loader({ client, account }: MemberContext): Promise<void> {
  if (account === null) return;
  await client.query({ query: StatementsDocument, variables: { account: account.id, first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <Statements accountId={account.id} accountName={account.name} />;
}

function Statements({ accountId, accountName }: { accountId: string; accountName: string }) {
  const { t } = useLingui();
  const { data, error, fetchMore } = useStatementsQuery({ variables: { account: accountId, first: PAGE_SIZE } });
  const list = data?.node?.__typename === 'Account' ? data.node.statements : null;
  const more = useMore(() => fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }));
  usePageTitle(t`Statements`);
  if (error !== undefined && list === null) throw error;
  if (list === null) return null;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Statements`}</h1>
      <p className="mb-6 text-sm text-mute">{accountName}</p>
      {list.edges.length === 0 ? (
        <EmptyState title={t`No statements yet`}>{t`The first one appears after the first closing date.`}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {list.edges.map(({ node }) => (
            <StatementRow key={node.id} statement={node} accountId={accountId} />
          ))}
        </ul>
      )}
      {list.pageInfo.hasNextPage && <MoreButton more={more} />}
    </div>
  );
}
