import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { AmountDue } from './amount-due.js';
import { HomeDocument, useHomeQuery } from './home-page.generated.js';
import { OtherAccountsDue } from './other-accounts-due.js';
import { TransactionList } from './transaction-list.js';
import { UnbilledSummary } from './unbilled-summary.js';

const route = getRouteApi('/member/');

export async function loader({ client, session, account }: MemberContext): Promise<void> {
  if (account === null) return;
  const variables = { account: account.id, hasOthers: session.accounts.length > 1 };
  await client.query({ query: HomeDocument, variables, fetchPolicy: 'network-only' });
}

export function Page() {
  const { session, account } = route.useRouteContext();
  return account === null ? null : <Home accountId={account.id} hasOthers={session.accounts.length > 1} />;
}

/** How much, when, from where; then what has come since. */
function Home({ accountId, hasOthers }: { accountId: string; hasOthers: boolean }) {
  const { t } = useLingui();
  const { data, error } = useHomeQuery({ variables: { account: accountId, hasOthers } });
  usePageTitle(t`Home`);
  if (error !== undefined) throw error;
  if (data?.node?.__typename !== 'Account') return null;
  const newest = data.node.transactions.edges.map(({ node }) => node);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-12 px-4 py-8">
      <AmountDue account={data.node} />
      {hasOthers && data.viewer !== null && <OtherAccountsDue member={data.viewer} accountId={accountId} />}
      <UnbilledSummary account={data.node} />
      <section aria-labelledby="newest">
        <h2 id="newest" className="mb-2 text-lg">{t`Newest uses`}</h2>
        {newest.length === 0 ? (
          <EmptyState title={t`No uses yet`}>{t`When you use your card, it appears here.`}</EmptyState>
        ) : (
          <>
            <TransactionList transactions={newest} />
            <Link to="/transactions" search={{ account: accountId }} className={`mt-2 ${TEXT_LINK}`}>{t`See all uses`}</Link>
          </>
        )}
      </section>
    </div>
  );
}
