import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { ProblemBox } from '../platform/problem-box.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { CancelPlan } from './cancel-plan.js';
import { EarlyRepayment } from './early-repayment.js';
import { useInstallmentWords } from './installment-words.js';
import { PaymentTable } from './payment-table.js';
import { InstallmentPlanDocument, useInstallmentPlanQuery, type InstallmentPlanQuery } from './plan-page.generated.js';
import { sumOf } from '../platform/sum-of.js';
import { PlanProgress } from './plan-progress.js';
import { PlanTerms } from './plan-terms.js';
import { RepayPlan } from './repay-plan.js';
import { UnsettledNotice } from './unsettled-notice.js';
import { useInstallmentAct, type ActInProgress } from './use-installment-act.js';

const route = getRouteApi('/member/installments/$id');

export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: InstallmentPlanDocument, variables: { plan: id }, fetchPolicy: 'network-only' });
  if (data?.node?.__typename !== 'InstallmentPlan') throw notFound();
}

export function Page() {
  const { id } = route.useParams();
  return <PlanById key={id} planId={id} />;
}

function PlanById({ planId }: { planId: string }) {
  const { data, error, refetch } = useInstallmentPlanQuery({ variables: { plan: planId } });
  const progress = useInstallmentAct(({ code }) => {
    // Another quote, or a plan that is another now.
    if (code !== 'STEP_UP_NEEDED') void refetch();
  });
  if (progress.unsettled !== null) return <UnsettledNotice unsettled={progress.unsettled} progress={progress} />;
  if (error !== undefined && data === undefined) throw error;
  return data?.node?.__typename === 'InstallmentPlan' ? <Plan plan={data.node} progress={progress} /> : null;
}

type ShownPlan = Extract<NonNullable<InstallmentPlanQuery['node']>, { __typename: 'InstallmentPlan' }>;

/** One plan: what was agreed on, how far it has come, and what can still be done about it. */
function Plan({ plan, progress }: { plan: ShownPlan; progress: ActInProgress }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useInstallmentWords();
  const { done } = route.useSearch();
  const { id, status, remaining, payments, transaction } = plan;
  const { cancellableUntil, cancellableUntilAt, repaymentQuote, earlyRepayment } = plan;
  const due = earlyRepayment?.isPaid === false ? earlyRepayment : null;
  const { refusal } = progress;
  const keepAccount = ({ account }: { account?: string | undefined }) => (account === undefined ? {} : { account });
  usePageTitle(t`Installment plan`);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <Link
          to="/installments"
          search={keepAccount}
          className="-ml-1 inline-flex min-h-11 items-center gap-1 text-sm text-mute hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" size={16} />
          {t`Installments`}
        </Link>
        <h1 className="mt-2 text-xl">{transaction.merchant ?? t`Not named`}</h1>
        <p className="mt-4 text-sm text-mute">{status === 'ACTIVE' ? t`Still to be billed` : words.planStatus(status, earlyRepayment)}</p>
        <p className="mb-2 text-[2.5rem] leading-tight font-light tabular-nums sm:text-5xl">
          {formats.money(due === null ? remaining : due.amount)}
        </p>
        {due !== null && <p className="mb-2">{t`Due ${formats.date(due.dueDate)}`}</p>}
        {status !== 'CANCELLED' && <PlanProgress payments={payments} />}
      </div>
      {done !== undefined && (
        <Notice
          tone="news"
          title={
            done === 'cancelled' ? t`The plan is cancelled, and the purchase paid at once again.` : t`The rest stands on your next bill.`
          }
        />
      )}
      <ProblemBox problem={refusal === null || refusal.code === 'STEP_UP_NEEDED' ? null : { kind: 'REFUSED', message: refusal.message }} />
      <PaymentTable
        title={t`Every payment`}
        payments={payments.map((payment) => ({
          ...payment,
          note: words.paymentStatus(payment.status),
          isOff: payment.status === 'DROPPED',
        }))}
      />
      <EarlyRepayment plan={plan} />
      <PlanTerms plan={plan} />
      <p>
        <Link to="/installments/receipt" search={(now) => ({ ...keepAccount(now), plans: id })} className={TEXT_LINK}>
          {t`Receipt`}
        </Link>
      </p>
      {cancellableUntil !== null && cancellableUntilAt !== null && (
        <CancelPlan
          planId={id}
          price={sumOf(payments.map(({ principal }) => principal))}
          dueDate={payments[0]?.dueDate ?? cancellableUntil}
          deadline={{ day: cancellableUntil, endsAt: cancellableUntilAt }}
          progress={progress}
        />
      )}
      {repaymentQuote !== null && <RepayPlan planId={id} quote={repaymentQuote} progress={progress} />}
    </div>
  );
}
