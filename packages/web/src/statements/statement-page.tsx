import { useLingui } from '@lingui/react/macro';
import { getRouteApi, notFound } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreButton } from '../platform/more-button.js';
import { StatementBreakdown } from './statement-breakdown.js';
import { StatementDownloads } from './statement-downloads.js';
import { StatementHeader } from './statement-header.js';
import { StatementDocument, useStatementQuery } from './statement-page.generated.js';
import { useStatementWords } from './statement-words.js';
import { listedOf } from './billed-part.js';
import { TransactionList } from './transaction-list.js';

const route = getRouteApi('/member/statements/$label');
const PAGE_SIZE = 50;

export async function loader({ client, account }: MemberContext, { label }: { label: string }): Promise<void> {
  if (account === null) throw notFound();
  const variables = { account: account.id, label, first: PAGE_SIZE };
  const { data } = await client.query({ query: StatementDocument, variables, fetchPolicy: 'network-only' });
  if (data?.node?.__typename !== 'Account' || data.node.statement === null) throw notFound();
}

export function Page() {
  const { account } = route.useRouteContext();
  const { label } = route.useParams();
  return account === null ? null : <Statement accountId={account.id} accountName={account.name} label={label} />;
}

function Statement({ accountId, accountName, label }: { accountId: string; accountName: string; label: string }) {
  const { t } = useLingui();
  const { data, error, fetchMore } = useStatementQuery({ variables: { account: accountId, label, first: PAGE_SIZE } });
  const statement = data?.node?.__typename === 'Account' ? data.node.statement : null;
  const more = useMore(() => fetchMore({ variables: { after: statement?.transactions.pageInfo.endCursor ?? null } }));
  usePageTitle(useStatementWords().title(label));
  if (error !== undefined && statement === null) throw error;
  if (statement === null) return null;
  const { edges, pageInfo } = statement.transactions;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <StatementHeader statement={statement} accountName={accountName} accountId={accountId} />
      <StatementBreakdown statement={statement} />
      <StatementDownloads statementId={statement.id} />
      <section aria-labelledby="uses">
        <h2 id="uses" className="mb-2 text-lg">{t`Uses`}</h2>
        {edges.length === 0 ? <EmptyState title={t`No uses in this period`} /> : <TransactionList transactions={listedOf(edges)} />}
        {pageInfo.hasNextPage && <MoreButton more={more} />}
      </section>
    </div>
  );
}
