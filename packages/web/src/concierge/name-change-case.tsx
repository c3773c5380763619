import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ActForm } from './act-form.js';
import { useConciergeWords } from './concierge-words.js';
import { useApproveNameChangeMutation, useDeclineNameChangeMutation, type NameChangesQuery } from './name-changes-page.generated.js';

interface NameChangeCaseProps {
  shown: NameChangesQuery['nameChanges']['edges'][number]['node'];
  /** With what was done, in words. */
  onDone: (said: string) => void;
}

/** One change of name, old beside new, and its decision. */
export function NameChangeCase({ shown, onDone }: NameChangeCaseProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useConciergeWords();
  const [approve] = useApproveNameChangeMutation();
  const [decline] = useDeclineNameChangeMutation();
  const { id: nameChangeId, member } = shown;
  const name = words.nameOf(shown);
  return (
    <li>
      <h2 className="mb-2 text-lg">{name}</h2>
      <Facts
        facts={[
          {
            name: t`On file`,
            value: (
              <Link to="/concierge/members/$id" params={{ id: shown.member.id }} className={TEXT_LINK}>
                {words.nameOf(member)}
              </Link>
            ),
          },
          { name: t`Name to be`, value: name },
          { name: t`Sent`, value: formats.instant(shown.submittedAt) },
        ]}
      />
      <ActForm
        title={t`Approve`}
        explains={t`The new name counts at once. The member is told by mail.`}
        action={t`Approve`}
        done={() => t`Approved: change of name to ${name}`}
        run={(reason) => approve({ variables: { input: { nameChangeId, reason } } })}
        onDone={onDone}
      />
      <ActForm
        title={t`Decline`}
        explains={t`The name stays as it is. The member is told by mail, and does not see the reason.`}
        action={t`Decline`}
        done={() => t`Declined: change of name to ${name}`}
        run={(reason) => decline({ variables: { input: { nameChangeId, reason } } })}
        onDone={onDone}
      />
    </li>
  );
}
