import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { ActNews } from './act-news.js';
import { NameChangeCase } from './name-change-case.js';
import { useNameChangesQuery } from './name-changes-page.generated.js';

/** Changes of name that wait for the desk. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useNameChangesQuery({ fetchPolicy: 'cache-and-network' });
  // Stays when what was decided has left the list.
  const [news, setNews] = useState<string | null>(null);
  usePageTitle(t`Changes of name`);
  if (error !== undefined) throw error;
  if (data === undefined) return <PageSkeleton label={t`Loading`} />;
  const onDone = (said: string): void => {
    setNews(said);
    void refetch();
  };
  return (
    <>
      <h1 className="mb-6 text-2xl font-light">{t`Changes of name`}</h1>
      <ActNews said={news} />
      {data.nameChanges.length === 0 ? (
        <EmptyState title={t`Nothing waits`}>{t`Changes of name that members ask for appear here until they are decided.`}</EmptyState>
      ) : (
        <ul className="grid gap-12">
          {data.nameChanges.map((one) => (
            <NameChangeCase key={one.id} shown={one} onDone={onDone} />
          ))}
        </ul>
      )}
    </>
  );
}
