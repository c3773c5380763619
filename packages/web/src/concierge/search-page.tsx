import { useLingui } from '@lingui/react/macro';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import { useMore } from '../platform/use-more.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { TextField } from '../ui/text-field.js';
import { MemberRow } from './member-row.js';
import { findSearch, keepSearch } from './search-memory.js';
import { useFindMembersQuery } from './search-page.generated.js';
import { orEnded, throwIfEnded } from './throw-if-ended.js';

/** Finds the member who calls. There is no list of everybody. */
export function Page() {
  const { t } = useLingui();
  const search = useRouterState({ select: ({ location }) => findSearch(location.state.search) });
  const navigate = useNavigate();
  usePageTitle(t`Find a member`);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('search')).trim();
    void navigate({ to: '/concierge', state: typed === '' ? {} : { search: keepSearch(typed) } });
  }

  return (
    <>
      <h1 className="mb-6 text-2xl font-light">{t`Find a member`}</h1>
      <form role="search" onSubmit={submit} className="grid max-w-2xl gap-4 sm:grid-cols-[1fr_auto] sm:items-end">
        <TextField
          key={search}
          label={t`User ID, name, last four digits of a card, or mail address`}
          name="search"
          type="search"
          defaultValue={search ?? ''}
          autoComplete="off"
          maxLength={100}
          autoFocus
        />
        <Button type="submit" look="primary">{t`Search`}</Button>
      </form>
      {search !== undefined && <Found search={search} />}
    </>
  );
}

function Found({ search }: { search: string }) {
  const { t } = useLingui();
  const { data, error, loading, fetchMore } = useFindMembersQuery({ variables: { search }, fetchPolicy: 'cache-and-network' });
  const list = data?.findMembers;
  const more = useMore(() => orEnded(fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })));
  throwIfEnded(error);
  return (
    <section aria-label={t`Members found`} aria-live="polite" className="mt-8">
      {error !== undefined && list === undefined && <SearchProblem error={error} />}
      {loading && list === undefined && <p className="text-mute">{t`Loading`}</p>}
      {list?.edges.length === 0 && (
        <EmptyState title={t`Nobody found`}>{t`Ask for the spelling, or try the last four digits of the card.`}</EmptyState>
      )}
      {list !== undefined && list.edges.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {list.edges.map(({ node }) => (
            <MemberRow key={node.id} member={node} />
          ))}
        </ul>
      )}
      {list?.pageInfo.hasNextPage === true && <MoreButton more={more} />}
    </section>
  );
}

/** A search that is too short is the operator's to mend. */
function SearchProblem({ error }: { error: unknown }) {
  const { t } = useLingui();
  const fault = faultOf(error);
  if (fault.kind !== 'FAILED') return <ProblemNotice problem={fault} />;
  return <ProblemNotice problem={{ kind: 'REFUSED', message: t`Please search for two letters or more.` }} />;
}
