import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import { formatPhone } from '../platform/phone-format.js';
import { useFormats } from '../platform/use-formats.js';
import { EmptyState } from '../ui/empty-state.js';
import { Facts } from '../ui/facts.js';
import { Notice } from '../ui/notice.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ActForm } from './act-form.js';
import { ActNews } from './act-news.js';
import { useApproveProposalMutation, useDeclineProposalMutation } from './acts.generated.js';
import { codesFrom } from './codes-from.js';
import { useConciergeWords } from './concierge-words.js';
import { useProposalsQuery, type ProposalsQuery } from './proposals-page.generated.js';

/** What one operator has proposed and another has still to decide. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useProposalsQuery({ fetchPolicy: 'cache-and-network' });
  // Stays when what was decided has left the list.
  const [news, setNews] = useState<string | null>(null);
  usePageTitle(t`Waiting for a second operator`);
  if (error !== undefined) throw error;
  if (data === undefined) return <PageSkeleton label={t`Loading`} />;
  return (
    <>
      <h1 className="mb-6 text-2xl font-light">{t`Waiting for a second operator`}</h1>
      <ActNews said={news} />
      {data.proposals.length === 0 ? (
        <EmptyState title={t`Nothing waits`}>{t`What takes two operators appears here for 24 hours.`}</EmptyState>
      ) : (
        <ul className="grid gap-12">
          {data.proposals.map((proposal) => (
            <Waiting
              key={proposal.id}
              proposal={proposal}
              onDecided={(said) => {
                setNews(said);
                void refetch();
              }}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface WaitingProps {
  proposal: ProposalsQuery['proposals'][number];
  /** With what was decided, in words. */
  onDecided: (said: string) => void;
}

function Waiting({ proposal, onDecided }: WaitingProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const words = useConciergeWords();
  const [approve] = useApproveProposalMutation();
  const [decline] = useDeclineProposalMutation();
  const { id: proposalId, kind: proposed, member, newEmail, newPhone, isOwn } = proposal;
  const cards = member.accounts.flatMap((account) => account.cards);
  const endings = cards.filter((card) => card.isOwn && card.closedAt === null).map(({ lastFour }) => lastFour);
  const [act, name] = [words.proposal(proposal.kind), words.nameOf(member)];
  function approved(): string {
    const done = t`Approved: ${act}, ${name}`;
    return newEmail === null ? done : t`${done}. Codes go to the new address from ${formats.instant(codesFrom(new Date()))}.`;
  }
  return (
    <li>
      <h2 className="mb-2 text-lg">{act}</h2>
      <Facts
        facts={[
          {
            name: t`Member`,
            value: (
              <Link to="/concierge/members/$id" params={{ id: proposal.memberId }} className={TEXT_LINK}>
                {name}
              </Link>
            ),
          },
          { name: t`User ID`, value: proposal.userId ?? t`Not enrolled` },
          {
            name: t`Cards, by their last four digits`,
            value: endings.map((lastFour) => `•••• ${lastFour ?? t`unknown`}`).join(', ') || t`None`,
          },
          proposed === 'CHANGE_PHONE'
            ? { name: t`Telephone`, value: member.contacts.find(({ kind }) => kind === 'PHONE')?.masked ?? t`None` }
            : { name: t`E-mail`, value: member.contacts.find(({ kind }) => kind === 'EMAIL')?.masked ?? t`None` },
          ...(newEmail === null ? [] : [{ name: t`New mail address`, value: newEmail }]),
          ...(newPhone === null ? [] : [{ name: t`New telephone number`, value: formatPhone(newPhone, i18n.locale) }]),
          { name: t`Proposed by`, value: proposal.proposedBy },
          { name: t`Reason`, value: proposal.reason },
          { name: t`Until`, value: formats.instant(proposal.expiresAt) },
        ]}
      />
      {isOwn ? (
        <div className="mt-4">
          <Notice tone="news" title={t`You proposed this. Another operator has to decide.`} />
        </div>
      ) : (
        <>
          <ActForm
            title={t`Approve`}
            explains={
              newEmail === null
                ? t`Call the member back, or look into it by yourself, before you approve. It is done at once.`
                : t`Call the member back, or look into it by yourself, before you approve. It is done at once; codes go to the new address from 7 days after that.`
            }
            action={t`Approve`}
            done={approved}
            run={(reason) => approve({ variables: { input: { proposalId, reason } } })}
            onDone={onDecided}
          />
          <ActForm
            title={t`Decline`}
            explains={t`Nothing changes. The first operator can propose it again.`}
            action={t`Decline`}
            done={() => t`Declined: ${act}, ${name}`}
            run={(reason) => decline({ variables: { input: { proposalId, reason } } })}
            onDone={onDecided}
          />
        </>
      )}
    </li>
  );
}
