import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import { UNATTENDED, type MemberContext } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { Deadline } from './deadline.js';
import { NotEligible } from './not-eligible.js';
import { OfferChoice } from './offer-choice.js';
import { OfferDisclosures } from './offer-disclosures.js';
import { OfferFigures } from './offer-figures.js';
import { InstallmentOffersDocument, useInstallmentOffersQuery } from './offers-page.generated.js';
import { Review } from './review.js';
import { UnsettledNotice } from './unsettled-notice.js';
import { useInstallmentAct } from './use-installment-act.js';
import { PurchaseLine } from './purchase-line.js';

const route = getRouteApi('/member/transactions/$id/installment');
/** Offers can be confirmed for half an hour: those on screen are renewed before. */
const RENEW_AFTER_MS = 25 * 60 * 1000;

export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const variables = { transaction: id };
  const { data } = await client.query({ query: InstallmentOffersDocument, variables, fetchPolicy: 'network-only' });
  if (data?.node?.__typename !== 'Transaction') throw notFound();
}

export function Page() {
  const { id } = route.useParams();
  return <Offers key={id} transactionId={id} />;
}

/** The offers for one purchase side by side; then what is agreed on, once more; then it is confirmed. */
function Offers({ transactionId }: { transactionId: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { count, step } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useInstallmentOffersQuery({ variables: { transaction: transactionId } });
  const [isRenewed, setIsRenewed] = useState(false);
  const progress = useInstallmentAct(({ code }) => {
    if (code === 'QUOTE_EXPIRED') void renew();
    else if (code !== 'STEP_UP_NEEDED') void refetch();
  });
  const offersOnScreen = data?.node?.__typename === 'Transaction' ? data.node.installmentOffers : undefined;
  useEffect(() => {
    const renewal = { query: InstallmentOffersDocument, variables: { transaction: transactionId }, fetchPolicy: 'network-only' } as const;
    // What cannot be renewed now is told when it is confirmed.
    const timer = setTimeout(() => void client.query({ ...renewal, context: UNATTENDED }).catch(() => {}), RENEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [offersOnScreen, client, transactionId]);
  usePageTitle(t`Change to installments`);

  async function renew(): Promise<void> {
    await refetch();
    setIsRenewed(true);
    await go({});
  }
  const go = (change: { count?: number; step?: 'review' }): Promise<void> =>
    navigate({
      search: ({ step: _step, ...now }) => ({ ...now, ...change }),
      replace: change.step === undefined,
      // A pick changes figures below it, and stays where it is.
      resetScroll: change.count === undefined || change.step !== undefined,
    });

  if (progress.unsettled !== null) return <UnsettledNotice unsettled={progress.unsettled} progress={progress} />;
  if (error !== undefined && offersOnScreen === undefined) throw error;
  if (data?.node?.__typename !== 'Transaction' || offersOnScreen === undefined) return null;
  const { merchant, usedOn, amount, installmentPlan } = data.node;
  if (offersOnScreen.__typename === 'NoInstallmentOffers')
    return <NotEligible message={offersOnScreen.message} purchase={data.node} planId={installmentPlan?.id ?? null} />;
  const { offers, deadlineOn, deadlineAt } = offersOnScreen;
  const picked = offers.find((offer) => offer.count === count) ?? offers[0];
  if (picked === undefined) return null;
  if (step === 'review')
    return (
      <Review progress={progress} onConfirm={() => progress.confirm({ kind: 'CONVERT', offerIds: [picked.id] })} onBack={() => void go({})}>
        <OfferDisclosures offer={picked} purchase={{ merchant, usedOn }} deadlineOn={deadlineOn} />
      </Review>
    );
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-10 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Change to installments`}</h1>
        <PurchaseLine merchant={merchant} usedOn={usedOn} amount={amount} />
        <div className="mt-2">
          <Deadline day={deadlineOn} endsAt={deadlineAt} label={t`Can be changed until`} />
        </div>
      </div>
      {isRenewed && (
        <Notice tone="news" title={t`Here are new offers.`}>
          <p>
            {count === undefined || picked.count === count
              ? t`The ones before had expired or changed. Nothing was done; please look at the figures again.`
              : t`The ones before had expired or changed, and the number of payments you had picked is no longer offered. Nothing was done.`}
          </p>
        </Notice>
      )}
      <OfferChoice offers={offers} picked={picked.count} onPick={(next) => void go({ count: next })} />
      <OfferFigures offer={picked} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button look="primary" onClick={() => void go({ count: picked.count, step: 'review' })}>
          {t`Go on to the review`}
        </Button>
        <Link to="/installments/new" search={({ account }) => (account === undefined ? {} : { account })} className={TEXT_LINK}>
          {t`Change several uses at once`}
        </Link>
      </div>
    </div>
  );
}
