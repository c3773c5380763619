import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useDraft } from '../platform/use-draft.js';
import { EmptyState } from '../ui/empty-state.js';
import { ApplyPageDocument, useApplyPageQuery } from './apply-page.generated.js';
import { EMPTY_RELATIVE, findRelativeFaults, keptRelative } from './relative-draft.js';
import { RelativeForm, useRelativeFieldNames } from './relative-form.js';
import { ReviewApplication } from './review-application.js';
import { useApplication } from './use-application.js';

const route = getRouteApi('/member/family/new');

export async function loader({ client, account }: MemberContext): Promise<void> {
  if (account === null) return;
  await client.query({ query: ApplyPageDocument, variables: { account: account.id }, fetchPolicy: 'network-only' });
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <ApplyPage accountId={account.id} accountName={account.name} />;
}

/** The application, or why there can be none. */
function ApplyPage({ accountId, accountName }: { accountId: string; accountName: string }) {
  const { t } = useLingui();
  const { data, error } = useApplyPageQuery({ variables: { account: accountId } });
  usePageTitle(t`Apply for a family card`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.node?.__typename !== 'Account') return null;
  const allowance = data.node.familyCardAllowance;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <BackLink to="/family" label={t`Family cards`} />
      {allowance === null || allowance.remaining === 0 ? (
        <>
          <h1 className="mt-2 mb-6 text-2xl font-light">{t`Apply for a family card`}</h1>
          <EmptyState title={t`No family card can be applied for now`}>
            {allowance === null
              ? t`Only the basic member applies for family cards.`
              : t`The account has all the family cards it may have, applications included: ${allowance.maximum}.`}
          </EmptyState>
        </>
      ) : (
        <Application accountId={accountId} accountName={accountName} allowance={allowance} />
      )}
    </div>
  );
}

interface ApplicationProps {
  accountId: string;
  accountName: string;
  /** The day is the account’s: the browser may be in another time zone, and its clock wrong. */
  allowance: { minimumAge: number; today: string };
}

/** Form, then review, then on to how the application stands. */
function Application({ accountId, accountName, allowance: { minimumAge, today } }: ApplicationProps) {
  const { t } = useLingui();
  const { step } = route.useSearch();
  const draft = useDraft({
    initial: EMPTY_RELATIVE,
    findFaults: (typed) => findRelativeFaults(typed, minimumAge, today),
  });
  const names = useRelativeFieldNames(draft.draft.nameParts);
  const application = useApplication({ accountId, step, onRefused: draft.refuse });
  const kept = application.isReviewed ? keptRelative(draft.draft) : null;
  if (kept !== null) {
    return (
      <ReviewApplication
        kept={kept}
        names={names}
        isBusy={application.isBusy}
        problem={application.problem}
        onSend={() => application.send(kept)}
        onBack={application.goToForm}
      />
    );
  }
  return (
    <>
      <h1 className="mt-2 text-2xl font-light">{t`Apply for a family card`}</h1>
      <p className="mb-6 text-sm text-mute">{accountName}</p>
      <p className="mb-6 max-w-prose text-sm">
        {t`For your spouse, partner, parent or child, from the age of ${minimumAge}. We look at the application and tell you the result by e-mail.`}
      </p>
      <RelativeForm draft={draft} names={names} onReady={application.goToReview} />
    </>
  );
}
