import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { PlanRow } from './plan-row.js';
import { InstallmentPlansDocument, useInstallmentPlansQuery } from './plans-page.generated.js';
import { UnsettledNotice } from './unsettled-notice.js';
import { useInstallmentAct } from './use-installment-act.js';

const route = getRouteApi('/member/installments');
const PAGE_SIZE = 20;

export async function loader({ client, account }: MemberContext): Promise<void> {
  if (account === null) return;
  const variables = { account: account.id, first: PAGE_SIZE };
  await client.query({ query: InstallmentPlansDocument, variables, fetchPolicy: 'network-only' });
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <Plans accountId={account.id} accountName={account.name} />;
}

/** All plans of the account, with how far each has come. */
function Plans({ accountId, accountName }: { accountId: string; accountName: string }) {
  const { t } = useLingui();
  const { data, error, fetchMore } = useInstallmentPlansQuery({ variables: { account: accountId, first: PAGE_SIZE } });
  const account = data?.node?.__typename === 'Account' ? data.node : null;
  const more = useMore(() => fetchMore({ variables: { after: account?.installmentPlans.pageInfo.endCursor ?? null } }));
  const progress = useInstallmentAct();
  usePageTitle(t`Installments`);
  if (progress.unsettled !== null) return <UnsettledNotice unsettled={progress.unsettled} progress={progress} />;
  if (error !== undefined && account === null) throw error;
  if (account === null) return null;
  const { edges, pageInfo } = account.installmentPlans;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Installments`}</h1>
      <p className="mb-6 text-sm text-mute">{accountName}</p>
      {edges.length === 0 ? (
        <EmptyState title={t`No installment plans yet`}>
          {account.role === 'BASIC'
            ? t`A larger purchase can be changed to installments until shortly before its bill is due.`
            : t`Only the basic member has installment plans.`}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {edges.map(({ node }) => (
            <PlanRow key={node.id} plan={node} />
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && <MoreButton more={more} />}
      {account.role === 'BASIC' && (
        <p className="mt-4">
          <Link to="/installments/new" search={({ account: id }) => (id === undefined ? {} : { account: id })} className={TEXT_LINK}>
            {t`Change uses to installments`}
          </Link>
        </p>
      )}
    </div>
  );
}
