import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { MoreButton } from '../platform/more-button.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { commonCounts, pickablesOf, picksOf } from './picks.js';
import { findRefusedPicks } from './refused-picks.js';
import { ReviewSeveral } from './review-several.js';
import { ConvertiblePurchasesDocument, useConvertiblePurchasesQuery } from './several-page.generated.js';
import { SeveralForm } from './several-form.js';
import { SeveralNews, type News } from './several-news.js';
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
  const client = useApolloClient();
  const { step } = route.useSearch();
  const kept = useLocation({ select: ({ state }) => state.picks });
  const navigate = route.useNavigate();
  const { data, error, refetch, fetchMore } = useConvertiblePurchasesQuery({ variables: { account: accountId, first: MOST } });
  // The entry of the review keeps what was chosen, so that it is still there when the page is opened anew.
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map(kept));
  const [news, setNews] = useState<News | null>(null);
  const [isRenewing, setIsRenewing] = useState(false);
  const progress = useInstallmentAct(({ code }) => {
    if (code !== 'STEP_UP_NEEDED') void renew(code);
  });
  usePageTitle(t`Change uses to installments`);

  async function renew(code: string): Promise<void> {
    setIsRenewing(true);
    const isRefused = code === 'PURCHASE_NOT_ELIGIBLE';
    const [, refused] = await Promise.all([refetch(), isRefused ? findRefusedPicks(client, [...counts.keys()]) : []]);
    setCounts(new Map([...counts].filter(([id]) => !refused.some((one) => one.id === id))));
    setNews(refused.length > 0 ? { kind: 'REFUSED', picks: refused } : code === 'QUOTE_EXPIRED' ? { kind: 'RENEWED' } : null);
    await go(undefined);
    setIsRenewing(false);
  }
  const go = (next: 'review' | undefined): Promise<void> =>
    navigate({
      search: ({ step: _step, ...now }) => ({ ...now, ...(next === undefined ? {} : { step: next }) }),
      ...(next === undefined ? {} : { state: { picks: [...counts] } }),
      replace: next === undefined,
    });
  const account = data?.node?.__typename === 'Account' ? data.node : null;
  const pickables = pickablesOf(account);
  const pageInfo = account?.convertiblePurchases.pageInfo;
  const more = useMore(() => fetchMore({ variables: { after: pageInfo?.endCursor ?? null } }));
  const picks = picksOf(pickables, counts);
  const isIncomplete = step === 'review' && account !== null && (picks.length === 0 || picks.length < counts.size);
  useEffect(() => {
    if (!isIncomplete || isRenewing) return;
    setNews({ kind: 'LOST' });
    setCounts(new Map(picks.map(({ purchase, offer }) => [purchase.id, offer.count])));
    void go(undefined);
  }, [isIncomplete, isRenewing]);

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
  if (step === 'review' && !isIncomplete)
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
      {news !== null && <SeveralNews news={news} />}
      {news === null &&
        progress.refusal !== null &&
        progress.refusal.code !== 'QUOTE_EXPIRED' &&
        progress.refusal.code !== 'STEP_UP_NEEDED' && <Notice tone="danger" title={progress.refusal.message} />}
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
          onReview={() => {
            setNews(null);
            progress.clear();
            void go('review');
          }}
          most={MOST}
          more={pageInfo?.hasNextPage === true ? <MoreButton more={more} /> : null}
        />
      )}
    </div>
  );
}
