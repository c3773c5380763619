import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ArrivedNotice } from '../platform/arrived-notice.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { ChangeDone } from './change-done.js';
import { NameChange } from './name-change.js';
import { NameChangeHistory } from './name-change-history.js';
import { NameChangeWaiting } from './name-change-waiting.js';
import { NamePageDocument, useNamePageQuery } from './name-page.generated.js';
import { ProfileLink } from './profile-link.js';

const route = getRouteApi('/member/profile/name');

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: NamePageDocument, fetchPolicy: 'network-only' });
}

/** What the member is called: a change is asked for here, waits here, and can be taken back here. */
export function Page() {
  const { t } = useLingui();
  const { step } = route.useSearch();
  const { data, error, refetch, fetchMore } = useNamePageQuery({});
  const more = useMore(() => fetchMore({ variables: { after: data?.viewer?.nameChanges.pageInfo.endCursor ?? null } }));
  const [isWithdrawn, setIsWithdrawn] = useState(false);
  usePageTitle(t`Change the name`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const { nameVersion, nameChanges: list, ...names } = data.viewer;
  const nameChanges = list.edges.map(({ node }) => node);
  const waiting = nameChanges.find(({ state }) => state === 'SUBMITTED');
  const over = nameChanges.filter(({ state }) => state !== 'SUBMITTED');
  const readAgain = async () => {
    const now = (await refetch()).data?.viewer;
    return now == null ? null : { ...now, version: now.nameVersion };
  };
  const isReviewing = step === 'review' && waiting === undefined;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ProfileLink />
      {!isReviewing && <h1 className="mt-2 mb-6 text-2xl font-light">{t`Change the name`}</h1>}
      {step === 'done' && waiting !== undefined && (
        <ChangeDone title={t`We are reviewing your change of name.`}>
          <p>{t`Until it is approved, your name stays as it is. You are told by e-mail.`}</p>
        </ChangeDone>
      )}
      {isWithdrawn && waiting === undefined && !isReviewing && (
        <ArrivedNotice tone="news" title={t`The change of name is withdrawn.`}>
          <p>{t`Your name stays as it is.`}</p>
        </ArrivedNotice>
      )}
      {waiting === undefined ? (
        <NameChange
          key={nameVersion}
          onFile={{ ...names, version: nameVersion }}
          step={step}
          readAgain={readAgain}
          onSent={() => setIsWithdrawn(false)}
        />
      ) : (
        <NameChangeWaiting
          nameChange={waiting}
          onOver={async (withdrawn) => {
            setIsWithdrawn(withdrawn);
            await refetch();
          }}
        />
      )}
      {over.length > 0 && !isReviewing && <NameChangeHistory changes={over} more={list.pageInfo.hasNextPage ? more : null} />}
    </div>
  );
}
