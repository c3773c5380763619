import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { ActNews } from './act-news.js';
import { FamilyCardCase } from './family-card-case.js';
import { useFamilyCardCasesQuery } from './family-cards-page.generated.js';
import { orEnded } from './throw-if-ended.js';

/** Applications for family cards that wait for the desk, and those whose card is being made. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useFamilyCardCasesQuery({ fetchPolicy: 'cache-and-network' });
  const list = data?.familyCardCases;
  const more = useMore(() => orEnded(fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })));
  // Stays when what was decided has left the list.
  const [news, setNews] = useState<string | null>(null);
  usePageTitle(t`Family cards`);
  if (error !== undefined) throw error;
  if (list === undefined) return <PageSkeleton label={t`Loading`} />;
  const onDone = (said: string): void => {
    setNews(said);
    void refetch();
  };
  return (
    <>
      <h1 className="mb-6 text-2xl font-light">{t`Family cards`}</h1>
      <ActNews said={news} />
      {list.edges.length === 0 ? (
        <EmptyState title={t`Nothing waits`}>{t`Applications for family cards appear here until their card is issued.`}</EmptyState>
      ) : (
        <ul className="grid gap-12">
          {list.edges.map(({ node }) => (
            <FamilyCardCase key={node.id} shown={node} onDone={onDone} />
          ))}
        </ul>
      )}
      {list.pageInfo.hasNextPage && <MoreButton more={more} />}
    </>
  );
}
