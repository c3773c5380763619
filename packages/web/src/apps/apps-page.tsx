import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import type { MemberContext } from '../platform/session.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import {
  ConnectedAppsDocument,
  useConnectedAppsQuery,
  useDisconnectAppMutation,
  useRevokePersonalTokenMutation,
} from './apps-page.generated.js';
import { ConnectedAppRow } from './connected-app-row.js';
import { PersonalTokenRow } from './personal-token-row.js';

const PAGE_SIZE = 20;

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: ConnectedAppsDocument, variables: { first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

/** Every program that is let at the member's data, each to be cut off by one press. */
export function Page() {
  const { t } = useLingui();
  const { data, error, fetchMore, refetch } = useConnectedAppsQuery({ variables: { first: PAGE_SIZE } });
  const [disconnect] = useDisconnectAppMutation();
  const [revoke] = useRevokePersonalTokenMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const [done, setDone] = useState<'APP' | 'TOKEN' | null>(null);
  const apps = data?.viewer?.login.connectedApps ?? null;
  const tokens = data?.viewer?.login.personalTokens.edges ?? [];
  const more = useMore(() => fetchMore({ variables: { after: apps?.pageInfo.endCursor ?? null } }));
  usePageTitle(t`Connected apps`);
  if (error !== undefined && apps === null) throw error;
  if (apps === null) return null;

  async function end(
    what: 'APP' | 'TOKEN',
    act: () => Promise<{ __typename: string; message?: string } | undefined>,
  ): Promise<Problem | null> {
    setDone(null);
    const answer = await act();
    if (answer?.__typename.endsWith('Success') !== true) return problemIn(answer);
    await refetch();
    setDone(what);
    return null;
  }

  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Connected apps`}</h1>
        <p className="text-sm text-mute">{t`Programs that you let at your data. What you end here is ended at once.`}</p>
      </div>
      <ProblemBox problem={problem} />
      {done !== null && <Notice tone="news" title={done === 'APP' ? t`The app is disconnected.` : t`The token is revoked.`} />}
      {apps.edges.length === 0 ? (
        <EmptyState title={t`No app is connected`}>{t`An app asks you here before it sees anything of yours.`}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {apps.edges.map(({ node }) => (
            <ConnectedAppRow
              key={node.id}
              connected={node}
              isBusy={isBusy}
              onEnd={() =>
                void attempt(() => end('APP', async () => (await disconnect({ variables: { id: node.id } })).data?.disconnectApp))
              }
            />
          ))}
        </ul>
      )}
      {apps.pageInfo.hasNextPage && <MoreButton more={more} />}
      <section className="grid gap-3">
        <h2 className="text-xl font-light">{t`Personal tokens`}</h2>
        <p className="text-sm text-mute">{t`For scripts of your own. Give one to nobody: whoever has it is let at what it is for.`}</p>
        {tokens.length > 0 && (
          <ul className="divide-y divide-line border-y border-line">
            {tokens.map(({ node }) => (
              <PersonalTokenRow
                key={node.id}
                token={node}
                isBusy={isBusy}
                onEnd={() =>
                  void attempt(() => end('TOKEN', async () => (await revoke({ variables: { id: node.id } })).data?.revokePersonalToken))
                }
              />
            ))}
          </ul>
        )}
        <p>
          <Link to="/apps/new-token" search={(now) => now} className={TEXT_LINK}>{t`Make a personal token`}</Link>
        </p>
      </section>
    </div>
  );
}
