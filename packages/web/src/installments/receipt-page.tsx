import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { PlanReceipt } from './plan-receipt.js';
import { InstallmentReceiptDocument, useInstallmentReceiptQuery } from './receipt-page.generated.js';

const route = getRouteApi('/member/installments/receipt');
/** As many as one confirmation can hold. */
const MOST_PLANS = 20;

export async function loader({ client }: MemberContext, { plans }: { plans: string }): Promise<void> {
  const answers = await Promise.all(
    planIdsOf(plans).map((plan) => client.query({ query: InstallmentReceiptDocument, variables: { plan }, fetchPolicy: 'network-only' })),
  );
  if (answers.length === 0 || answers.some(({ data }) => data?.node?.__typename !== 'InstallmentPlan')) throw notFound();
}

function planIdsOf(plans: string): string[] {
  return [...new Set(plans.split(',').filter((id) => id !== ''))].slice(0, MOST_PLANS);
}

/** What was agreed on, of one plan or of all that were confirmed at once; made to be printed. */
export function Page() {
  const { t } = useLingui();
  const { account } = route.useRouteContext();
  const { isNew } = route.useSearch();
  const { plans } = route.useLoaderDeps();
  usePageTitle(t`Receipt of installments`);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-10 px-4 py-8">
      <div className="grid gap-4">
        <h1 className="text-2xl font-light">{t`Receipt of installments`}</h1>
        {isNew === true && (
          <div className="print:hidden">
            <Notice tone="news" title={t`You now pay in installments.`}>
              <p>{t`This receipt stays with the plan, and a mail with the same is on its way to you.`}</p>
            </Notice>
          </div>
        )}
      </div>
      {planIdsOf(plans).map((id) => (
        <Receipt key={id} planId={id} accountName={account?.name ?? ''} />
      ))}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-6 print:hidden">
        <Button onClick={() => globalThis.print()} className="inline-flex items-center gap-2">
          <Printer aria-hidden="true" size={16} strokeWidth={1.5} />
          {t`Print`}
        </Button>
        <Link to="/installments" search={({ account: id }) => (id === undefined ? {} : { account: id })} className={TEXT_LINK}>
          {t`All installment plans`}
        </Link>
      </div>
    </div>
  );
}

function Receipt({ planId, accountName }: { planId: string; accountName: string }) {
  const { data, error } = useInstallmentReceiptQuery({ variables: { plan: planId } });
  if (error !== undefined) throw error;
  return data?.node?.__typename === 'InstallmentPlan' ? <PlanReceipt plan={data.node} accountName={accountName} /> : null;
}
