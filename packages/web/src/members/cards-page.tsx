import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { CardRow } from './card-row.js';
import { CardsDocument, MoreCardsDocument, useCardsQuery, type CardsQuery } from './cards-page.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: CardsDocument, fetchPolicy: 'network-only' });
}

/** Every card the member may see, account by account. */
export function Page() {
  const { t } = useLingui();
  const { data, error } = useCardsQuery({});
  usePageTitle(t`Cards`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const accounts = data.viewer.accounts.filter(({ cards }) => cards.edges.length > 0);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Cards`}</h1>
      <p className="mb-6 text-sm text-mute">{t`Freeze a card, report it lost, or change its PIN.`}</p>
      {accounts.length === 0 && <EmptyState title={t`No card yet`}>{t`It appears here as soon as your card has been issued.`}</EmptyState>}
      <div className="grid gap-10">
        {accounts.map((account) => (
          <CardsOfAccount key={account.id} account={account} />
        ))}
      </div>
    </div>
  );
}

type Account = NonNullable<CardsQuery['viewer']>['accounts'][number];

function CardsOfAccount({ account: { id, name, role, cards } }: { account: Account }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const variables = { account: id, after: cards.pageInfo.endCursor };
  // What comes is added to the account where it is kept, and with it here.
  const more = useMore(() => client.query({ query: MoreCardsDocument, variables, fetchPolicy: 'network-only' }));
  return (
    <section aria-labelledby={`account-${id}`} className="grid gap-2">
      <h2 id={`account-${id}`} className="text-lg">
        {name}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {cards.edges.map(({ node }) => (
          <CardRow key={node.id} card={node} />
        ))}
      </ul>
      {cards.pageInfo.hasNextPage && <MoreButton more={more} />}
      {role === 'BASIC' && (
        <p>
          <Link to="/family" search={{ account: id }} className={TEXT_LINK}>
            {t`Family cards: apply, and see how applications stand`}
          </Link>
        </p>
      )}
    </section>
  );
}
