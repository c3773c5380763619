import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BackLink } from '../platform/back-link.js';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ApplicationRow } from './application-row.js';
import { FamilyDocument, useFamilyQuery } from './family-page.generated.js';
import { HolderRow } from './holder-row.js';

const route = getRouteApi('/member/family');
const PAGE_SIZE = 20;

export async function loader({ client, account }: MemberContext): Promise<void> {
  if (account === null) return;
  await client.query({ query: FamilyDocument, variables: { account: account.id, first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

export function Page() {
  const { account } = route.useRouteContext();
  return account === null ? null : <Family accountId={account.id} accountName={account.name} />;
}

/** The family cards of an account, what was applied for, and how many more there may be. */
function Family({ accountId, accountName }: { accountId: string; accountName: string }) {
  const { t } = useLingui();
  const { data, error, fetchMore } = useFamilyQuery({ variables: { account: accountId, first: PAGE_SIZE } });
  const account = data?.node?.__typename === 'Account' ? data.node : null;
  const more = useMore(() => fetchMore({ variables: { after: account?.familyCardApplications.pageInfo.endCursor ?? null } }));
  usePageTitle(t`Family cards`);
  if (error !== undefined && account === null) throw error;
  if (account === null) return null;
  const { familyCardAllowance: allowance, familyCardApplications: applications } = account;
  // Who carries a card knows whether it has a PIN: what is left is carried by others.
  const cards = account.cards.edges.map(({ node }) => node).filter(({ hasPin, state }) => hasPin === null && state !== 'CLOSED');
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-10 px-4 py-8">
      <div>
        <BackLink to="/cards" label={t`Cards`} />
        <h1 className="mt-2 text-2xl font-light">{t`Family cards`}</h1>
        <p className="text-sm text-mute">{accountName}</p>
      </div>
      {allowance === null ? (
        <EmptyState title={t`Only the basic member applies for family cards`}>
          {t`What you used with your own card is in your statements.`}
        </EmptyState>
      ) : (
        <>
          <section aria-labelledby="carried" className="grid gap-2">
            <h2 id="carried" className="text-lg">{t`Cards your family carries`}</h2>
            {cards.length === 0 ? (
              <EmptyState title={t`No family card yet`}>
                {t`A card for somebody of your family, from the age of ${allowance.minimumAge}. What is used with it is on your bill.`}
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line border-y border-line">
                {cards.map((card) => (
                  <HolderRow key={card.id} card={card} />
                ))}
              </ul>
            )}
            <ApplyLink allowance={allowance} />
          </section>
          {applications.edges.length > 0 && (
            <section aria-labelledby="applications" className="grid gap-2">
              <h2 id="applications" className="text-lg">{t`Applications`}</h2>
              <ul className="divide-y divide-line border-y border-line">
                {applications.edges.map(({ node }) => (
                  <ApplicationRow key={node.id} application={node} />
                ))}
              </ul>
              {applications.pageInfo.hasNextPage && <MoreButton more={more} />}
            </section>
          )}
        </>
      )}
    </div>
  );
}

function ApplyLink({ allowance: { maximum, remaining } }: { allowance: { maximum: number; remaining: number } }) {
  const { t } = useLingui();
  if (maximum === 0) return <p className="text-sm text-mute">{t`There are no family cards with this card.`}</p>;
  if (remaining === 0) {
    return <p className="text-sm text-mute">{t`The account has all the family cards it may have, applications included: ${maximum}.`}</p>;
  }
  return (
    <p className="flex flex-wrap items-center gap-x-4">
      <Link to="/family/new" search={({ account }) => (account === undefined ? {} : { account })} className={TEXT_LINK}>
        {t`Apply for a family card`}
      </Link>
      <span className="text-sm text-mute">{t`${remaining} of ${maximum} can still be applied for.`}</span>
    </p>
  );
}
