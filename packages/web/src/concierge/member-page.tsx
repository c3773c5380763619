import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import { useFormats } from '../platform/use-formats.js';
import { useMore } from '../platform/use-more.js';
import { EmptyState } from '../ui/empty-state.js';
import { Facts } from '../ui/facts.js';
import { Notice } from '../ui/notice.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ActivityLine } from './activity-line.js';
import { codesFrom } from './codes-from.js';
import { useConciergeWords } from './concierge-words.js';
import { IdentityCheckForm } from './identity-check-form.js';
import { MemberAccounts } from './member-accounts.js';
import { MemberActs } from './member-acts.js';
import { orEnded } from './throw-if-ended.js';
import { useMemberRecordQuery, type MemberRecordQuery } from './member-page.generated.js';

const route = getRouteApi('/concierge/members/$id');
type Record = NonNullable<MemberRecordQuery['memberRecord']>;
type Contact = Record['contacts'][number];

/** One member: who they are and how they come in, who calls, what can be done, and what was done. */
export function Page() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const { data, error, loading, refetch, fetchMore } = useMemberRecordQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  const record = data?.memberRecord;
  const more = useMore(() => orEnded(fetchMore({ variables: { after: record?.activity.pageInfo.endCursor ?? null } })));
  usePageTitle(t`Member`);
  if (error !== undefined) throw error;
  if (record === undefined && loading) return <PageSkeleton label={t`Loading`} />;
  if (record == null) return <Missing />;
  const again = (): void => void refetch();
  return (
    <div className="grid gap-12">
      <Who record={record} />
      <section aria-labelledby="check">
        <h2 id="check" className="mb-4 text-lg">{t`Who is calling?`}</h2>
        {record.isOneself ? (
          <Notice tone="danger" title={t`This is your own member account. Another operator has to act.`} />
        ) : (
          <IdentityCheckForm memberId={record.id} check={record.identityCheck} onChecked={again} />
        )}
      </section>
      {!record.isOneself && (
        <section aria-labelledby="acts">
          <h2 id="acts" className="mb-4 text-lg">{t`What to do`}</h2>
          <MemberActs member={record} onDone={again} />
        </section>
      )}
      <section aria-labelledby="accounts">
        <h2 id="accounts" className="mb-4 text-lg">{t`Accounts and cards`}</h2>
        <MemberAccounts accounts={record.accounts} onDone={again} />
      </section>
      <section aria-labelledby="activity">
        <h2 id="activity" className="mb-4 text-lg">{t`What was done`}</h2>
        {record.activity.edges.length === 0 ? (
          <EmptyState title={t`Nothing yet`} />
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {record.activity.edges.map(({ node }) => (
              <ActivityLine key={node.id} line={node} />
            ))}
          </ul>
        )}
        {record.activity.pageInfo.hasNextPage && <MoreButton more={more} />}
        <Link
          to="/concierge/activity"
          search={{ member: record.id }}
          className={`mt-4 ${TEXT_LINK}`}
        >{t`Search this member’s record`}</Link>
      </section>
    </div>
  );
}

function Who({ record }: { record: Record }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useConciergeWords();
  const { login, reenrolmentUntil, contacts, openProposals } = record;
  const none = t`None`;
  return (
    <section>
      <h1 className="mb-4 text-2xl font-light">{words.nameOf(record)}</h1>
      {openProposals.map(({ id, kind, proposedBy }) => (
        <div key={id} className="mb-4">
          <Notice tone="news" title={words.proposal(kind)}>
            {t`Proposed by ${proposedBy}; it waits for a second operator.`}{' '}
            <Link to="/concierge/proposals" className={TEXT_LINK}>{t`See what waits`}</Link>
          </Notice>
        </div>
      ))}
      <Facts
        facts={[
          { name: t`User ID`, value: login?.userId ?? t`Not enrolled` },
          ...(login === null
            ? []
            : [
                { name: t`Login`, value: words.state(login) },
                { name: t`Wrong passwords in a row`, value: login.failedInARow },
                { name: t`Second factors`, value: login.secondFactors.map(words.factor).join(', ') || none },
              ]),
          ...(reenrolmentUntil === null
            ? []
            : [{ name: t`Re-enrolment`, value: t`Code sent, valid until ${formats.instant(reenrolmentUntil)}` }]),
          ...contacts.map((contact) => ({
            name: contact.kind === 'EMAIL' ? t`E-mail` : t`Telephone`,
            value: [contact.masked, sinceWhen(contact), codesWhen(contact)].filter((part) => part !== null).join(' · '),
          })),
          ...(contacts.length === 0 ? [{ name: t`E-mail`, value: none }] : []),
        ]}
      />
    </section>
  );

  function sinceWhen({ changedAt }: Contact): string {
    return changedAt === null ? t`never changed` : t`unchanged since ${formats.dateOf(changedAt)}`;
  }

  function codesWhen({ kind, takesCodes, changedAt }: Contact): string | null {
    if (kind !== 'EMAIL' || takesCodes || changedAt === null) return null;
    return t`gets codes from ${formats.instant(codesFrom(changedAt))}`;
  }
}

function Missing() {
  const { t } = useLingui();
  return (
    <>
      <h1 className="text-xl">{t`There is no such member`}</h1>
      <Link to="/concierge" className={`mt-4 ${TEXT_LINK}`}>{t`Find a member`}</Link>
    </>
  );
}
