import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useFaultText } from '../platform/fault-text.js';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useMore } from '../platform/use-more.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { ForgetBrowser } from './forget-browser.js';
import { SessionRow } from './session-row.js';
import { SessionsDocument, useSessionsQuery } from './sessions-page.generated.js';
import { useEndSessions } from './use-end-sessions.js';

const PAGE_SIZE = 20;

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: SessionsDocument, variables: { first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

export function Page() {
  const { t } = useLingui();
  const { data, error, fetchMore, refetch } = useSessionsQuery({ variables: { first: PAGE_SIZE } });
  const list = data?.viewer?.login.sessions ?? null;
  const more = useMore(() => fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }));
  const ending = useEndSessions(() => refetch());
  usePageTitle(t`Where you are logged in`);
  if (error !== undefined && list === null) throw error;
  if (list === null) return null;
  const hasOthers = list.edges.some(({ node }) => !node.isCurrent);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Where you are logged in`}</h1>
      <p className="mb-6 text-sm text-mute">{t`If there is a device you do not recognise, log it out and change your password.`}</p>
      <OutcomeNotice outcome={ending.outcome} />
      <ul className="divide-y divide-line border-y border-line">
        {list.edges.map(({ node }) => (
          <SessionRow key={node.id} session={node} isBusy={ending.isBusy} onEnd={() => void ending.endOne(node.id)} />
        ))}
      </ul>
      {list.pageInfo.hasNextPage && <MoreButton more={more} />}
      {hasOthers ? (
        <Button className="mt-6" isBusy={ending.isBusy} onClick={() => void ending.endOthers()}>
          {t`Log out all other devices`}
        </Button>
      ) : (
        <p className="mt-6 text-sm text-mute">{t`You are not logged in on any other device.`}</p>
      )}
      <ForgetBrowser />
    </div>
  );
}

/** Takes the focus: the button that was pressed is gone together with its row. */
function OutcomeNotice({ outcome }: { outcome: ReturnType<typeof useEndSessions>['outcome'] }) {
  const { t } = useLingui();
  const textOf = useFaultText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome !== null) box.current?.focus();
  }, [outcome]);
  return (
    <div ref={box} tabIndex={-1} className="mb-6 outline-none empty:hidden">
      {outcome?.kind === 'ENDED' && <Notice tone="news" title={t`The device has been logged out.`} />}
      {outcome?.kind === 'ENDED_OTHERS' && <Notice tone="news" title={t`All other devices have been logged out.`} />}
      {outcome?.kind === 'REFUSED' && <Notice tone="danger" title={outcome.message} />}
      {outcome?.kind === 'FAULT' && (
        <Notice tone="danger" title={textOf(outcome.fault).title}>
          {textOf(outcome.fault).advice}
        </Notice>
      )}
    </div>
  );
}
