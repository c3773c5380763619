import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { MoreButton } from '../platform/more-button.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { commonCounts, pickablesOf, picksOf } from './picks.js';
import { ReviewSeveral } from './review-several.js';
import { ConvertiblePurchasesDocument, useConvertiblePurchasesQuery } from './several-page.generated.js';
import { SeveralForm } from './several-form.js';
import { UnsettledNotice } from './unsettled-notice.js';
import { useInstallmentAct } from './use-installment-act.js';

const route = getRouteApi('/member/installments/new');
/** As many as one confirmation can hold. */
const MOST = 20;
/** The number of payments a purchase begins with when it is picked, where it is offered. */
const USUAL_COUNT = 3;

export async function loader({ client, account }: MemberContext): Promise<void> {
  if (account === null) return;
  const variables = { account: account.id, first: MOST };
  await client.query({ query: ConvertiblePurchasesDocument, variables, fetchPolicy: 'network-only' });
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <Several key={account.id} accountId={account.id} accountName={account.name} />;
}

/** Several purchases, each with its number of payments, in one confirmation. */
function Several({ accountId, accountName }: { accountId: string; accountName: string }) {
  const { t } = useLingui();
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, fetchMore } = useConvertiblePurchasesQuery({ variables: { account: accountId, first: MOST } });
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [isRenewed, setIsRenewed] = useState(false);
  const progress = useInstallmentAct(({ code }) => {
    if (code !== 'STEP_UP_NEEDED') void renew(code === 'QUOTE_EXPIRED');
  });
  usePageTitle(t`Change uses to installments`);

  async function renew(isExpired: boolean): Promise<void> {
    await refetch();
    setIsRenewed(isExpired);
    await go(undefined);
  }
  const go = (next: 'review' | undefined): Promise<void> =>
    navigate({
      search: ({ step: _step, ...now }) => ({ ...now, ...(next === undefined ? {} : { step: next }) }),
      replace: next === undefined,
    });
  const account = data?.node?.__typename === 'Account' ? data.node : null;
  const pickables = pickablesOf(account);
  const pageInfo = account?.convertiblePurchases.pageInfo;
  const more = useMore(() => fetchMore({ variables: { after: pageInfo?.endCursor ?? null } }));
  const picks = picksOf(pickables, counts);

  function pick(id: string, count: number | null): void {
    const next = new Map(counts);
    if (count === null) next.delete(id);
    else next.set(id, count);
    setCounts(next);
  }
  function toggle(id: string): void {
    const offered = pickables.find((purchase) => purchase.id === id)?.offers.map(({ count }) => count) ?? [];
    const first = offered.includes(USUAL_COUNT) ? USUAL_COUNT : offered[0];
    pick(id, counts.has(id) || first === undefined ? null : first);
  }

  if (progress.unsettled !== null) return <UnsettledNotice unsettled={progress.unsettled} progress={progress} />;
  if (error !== undefined && account === null) throw error;
  if (account === null) return null;
  if (step === 'review' && picks.length > 0)
    return (
      <ReviewSeveral
        picks={picks}
        progress={progress}
        onConfirm={() => progress.confirm({ kind: 'CONVERT', offerIds: picks.map(({ offer }) => offer.id) })}
        onBack={() => void go(undefined)}
      />
    );
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Change uses to installments`}</h1>
        <p className="text-sm text-mute">{accountName}</p>
      </div>
      {isRenewed && (
        <Notice tone="news" title={t`Here are new offers.`}>
          <p>{t`The ones before had expired or changed. Nothing was done; please look at the figures again.`}</p>
        </Notice>
      )}
      {progress.refusal !== null && progress.refusal.code !== 'QUOTE_EXPIRED' && progress.refusal.code !== 'STEP_UP_NEEDED' && (
        <Notice tone="danger" title={progress.refusal.message} />
      )}
      {pickables.length === 0 ? (
        <EmptyState title={t`No use can be changed right now`}>
          {account.role === 'BASIC'
            ? t`Larger purchases appear here until shortly before their bill is due.`
            : t`Only the basic member can change uses to installments.`}
        </EmptyState>
      ) : (
        <SeveralForm
          pickables={pickables}
          picks={picks}
          common={commonCounts(picks.map(({ purchase }) => purchase))}
          onToggle={toggle}
          onPick={pick}
          onPickAll={(count) => setCounts(new Map(picks.map(({ purchase }) => [purchase.id, count])))}
          onReview={() => void go('review')}
          most={MOST}
          more={pageInfo?.hasNextPage === true ? <MoreButton more={more} /> : null}
        />
      )}
    </div>
  );
}
