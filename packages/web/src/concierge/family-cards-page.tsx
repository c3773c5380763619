import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { ActNews } from './act-news.js';
import { FamilyCardCase } from './family-card-case.js';
import { useFamilyCardCasesQuery } from './family-cards-page.generated.js';

/** Applications for family cards that wait for the desk, and those whose card is being made. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useFamilyCardCasesQuery({ fetchPolicy: 'cache-and-network' });
  // Stays when what was decided has left the list.
  const [news, setNews] = useState<string | null>(null);
  usePageTitle(t`Family cards`);
  if (error !== undefined) throw error;
  if (data === undefined) return <PageSkeleton label={t`Loading`} />;
  const onDone = (said: string): void => {
    setNews(said);
    void refetch();
  };
  return (
    <>
      <h1 className="mb-6 text-2xl font-light">{t`Family cards`}</h1>
      <ActNews said={news} />
      {data.familyCardCases.length === 0 ? (
        <EmptyState title={t`Nothing waits`}>{t`Applications for family cards appear here until their card is issued.`}</EmptyState>
      ) : (
        <ul className="grid gap-12">
          {data.familyCardCases.map((one) => (
            <FamilyCardCase key={one.id} shown={one} onDone={onDone} />
          ))}
        </ul>
      )}
    </>
  );
}
