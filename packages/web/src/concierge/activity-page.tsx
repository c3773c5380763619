import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import type { ActivityRecordKind } from '../platform/schema.generated.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ActivityFilters } from './activity-filters.js';
import { ActivityLine } from './activity-line.js';
import { useSearchActivityQuery, type SearchActivityQueryVariables } from './activity-page.generated.js';
import { useActivityRecordWords } from './activity-record-words.js';
import { readActivitySearch, startOfDay, type ActivitySearch } from './activity-search-params.js';
import { orEnded } from './throw-if-ended.js';

const route = getRouteApi('/concierge/activity');

/** The append-only record, searched: who did what to whom, when and why. */
export function Page() {
  const { t } = useLingui();
  const search = readActivitySearch(route.useSearch());
  const navigate = route.useNavigate();
  usePageTitle(t`Record of activity`);
  return (
    <>
      <h1 className="mb-2 text-2xl font-light">{t`Record of activity`}</h1>
      <p className="mb-6 text-mute">{t`What was done or tried, by members and by operators, newest first. Nobody can change or remove a line.`}</p>
      <ActivityFilters
        search={search}
        onChange={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })}
      />
      <Lines search={search} />
    </>
  );
}

function Lines({ search }: { search: ActivitySearch }) {
  const { t } = useLingui();
  const filter = useFilter(search);
  const { data, previousData, error, fetchMore } = useSearchActivityQuery({ variables: { filter }, fetchPolicy: 'cache-and-network' });
  // What was found stays until the next answer is there.
  const list = (data ?? previousData)?.searchActivity;
  const more = useMore(() => orEnded(fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })));
  if (error !== undefined) throw error;
  if (list === undefined) return <PageSkeleton label={t`Loading`} />;
  if (list.edges.length === 0) return <EmptyState title={t`Nothing found`}>{t`Choose a longer period, or fewer filters.`}</EmptyState>;
  return (
    <section aria-label={t`Lines found`}>
      <ul className="divide-y divide-line border-y border-line">
        {list.edges.map(({ node }) => (
          <ActivityLine key={node.id} line={node} whom={<Whom {...node} />} />
        ))}
      </ul>
      {list.pageInfo.hasNextPage && <MoreButton more={more} />}
    </section>
  );
}

/** The member it was done to, by what the record knows of them. */
function Whom({ memberId, userId }: { memberId: string | null; userId: string | null }) {
  const { t } = useLingui();
  if (memberId === null) return null;
  return (
    <>
      {' · '}
      <Link to="/concierge/members/$id" params={{ id: memberId }} className={TEXT_LINK}>
        {userId ?? t`Not enrolled`}
      </Link>
    </>
  );
}

/** What the API is asked; a kind it has no word for is not asked for. */
function useFilter({ member, operator, kind, from, to }: ActivitySearch): SearchActivityQueryVariables['filter'] {
  const words = useActivityRecordWords();
  return {
    memberId: member ?? null,
    operatorId: operator ?? null,
    kind: kind !== undefined && kind in words ? (kind as ActivityRecordKind) : null,
    since: startOfDay(from),
    until: startOfDay(to, 1),
  };
}
