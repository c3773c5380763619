import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ActForm } from './act-form.js';
import { BeginReview } from './begin-review.js';
import { useConciergeWords } from './concierge-words.js';
import { useApproveFamilyCardMutation, useDeclineFamilyCardMutation, type FamilyCardCasesQuery } from './family-cards-page.generated.js';
import { useFamilyCardWords } from './family-card-words.js';

interface FamilyCardCaseProps {
  shown: FamilyCardCasesQuery['familyCardCases']['edges'][number]['node'];
  /** With what was done, in words. */
  onDone: (said: string) => void;
}

/** One application with what can be done with it. */
export function FamilyCardCase({ shown, onDone }: FamilyCardCaseProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useConciergeWords();
  const cardWords = useFamilyCardWords();
  const [approve] = useApproveFamilyCardMutation();
  const [decline] = useDeclineFamilyCardMutation();
  const { id: applicationId, member } = shown;
  const name = words.nameOf(shown);
  return (
    <li>
      <h2 className="mb-2 text-lg">{name}</h2>
      <Facts
        facts={[
          { name: t`State`, value: cardWords.state(shown.state) },
          {
            name: t`Applied for by`,
            value: (
              <Link to="/concierge/members/$id" params={{ id: shown.member.id }} className={TEXT_LINK}>
                {words.nameOf(member)}
              </Link>
            ),
          },
          { name: t`Their e-mail`, value: member.contacts.find(({ kind }) => kind === 'EMAIL')?.masked ?? t`None` },
          { name: t`Account`, value: shown.accountName },
          { name: t`Relation to the member`, value: cardWords.relation(shown.relation) },
          { name: t`Age`, value: t`${shown.age} years` },
          { name: t`E-mail of the relative`, value: shown.maskedEmail },
          { name: t`Telephone of the relative`, value: shown.maskedPhone ?? t`None` },
          { name: t`Sent`, value: formats.instant(shown.submittedAt) },
        ]}
      />
      {shown.state === 'SUBMITTED' && <BeginReview applicationId={applicationId} name={name} onDone={onDone} />}
      {shown.state === 'APPROVED' && (
        <p className="mt-4 max-w-prose text-sm text-mute">
          {t`The card is being made. It is issued at the command line, where its number is: meisai family-card issue.`}
        </p>
      )}
      {shown.state === 'UNDER_REVIEW' && (
        <>
          <ActForm
            title={t`Approve`}
            explains={t`The card is made, and its holder can register as a supplementary member of this account.`}
            action={t`Approve`}
            done={() => t`Approved: family card of ${name}`}
            run={(reason) => approve({ variables: { input: { applicationId, reason } } })}
            onDone={onDone}
          />
          <ActForm
            title={t`Decline`}
            explains={t`The member is told by mail that no card is issued. They do not see the reason.`}
            action={t`Decline`}
            done={() => t`Declined: family card of ${name}`}
            run={(reason) => decline({ variables: { input: { applicationId, reason } } })}
            onDone={onDone}
          />
        </>
      )}
    </li>
  );
}
