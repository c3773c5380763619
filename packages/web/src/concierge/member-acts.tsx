import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ProposalKind } from '../platform/schema.generated.js';
import { useFormats } from '../platform/use-formats.js';
import { TextField } from '../ui/text-field.js';
import { ActForm } from './act-form.js';
import { ActNews } from './act-news.js';
import { codesFrom } from './codes-from.js';
import {
  useLockLoginMutation,
  useProposeContactChangeMutation,
  useProposePhoneChangeMutation,
  useProposeSecondFactorRemovalMutation,
  useStartReenrolmentMutation,
  useUnlockLoginMutation,
} from './acts.generated.js';
import type { MemberRecordQuery } from './member-page.generated.js';

type Member = NonNullable<MemberRecordQuery['memberRecord']>;

/** What can be done for this member, from the most usual to the rarest; what would change nothing is not there. */
export function MemberActs({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [said, setSaid] = useState<string | null>(null);
  const [unlock] = useUnlockLoginMutation();
  const [lock] = useLockLoginMutation();
  const [reenrol] = useStartReenrolmentMutation();
  const [proposeRemoval] = useProposeSecondFactorRemovalMutation();
  const [proposeContact] = useProposeContactChangeMutation();
  const [proposePhone] = useProposePhoneChangeMutation();
  const { id: memberId, login, contacts, identityCheck, openProposals } = member;
  const can = actsFor(member);
  const unchecked = identityCheck.passedUntil === null ? t`Check first who is calling.` : null;
  const waiting = (kind: ProposalKind) =>
    openProposals.some((proposal) => proposal.kind === kind) ? t`This was proposed already, and waits for a second operator.` : null;
  const changed = contacts.find(({ kind, takesCodes }) => kind === 'EMAIL' && !takesCodes)?.changedAt ?? null;
  const resting =
    changed === null
      ? null
      : t`The mail address was changed. Codes go there from ${formats.instant(codesFrom(changed))}; until then, offer the way by letter.`;
  const on = (reason: string) => ({ variables: { input: { memberId, reason } } });
  const tell = (news: string): void => {
    setSaid(news);
    onDone();
  };
  return (
    <>
      <ActNews said={said} />
      {login === null && <p className="mb-4 text-mute">{t`This member has not registered. They do so by themselves, with their card.`}</p>}
      <div className="border-t border-line">
        {can.unlock && (
          <ActForm
            title={t`Unlock the login`}
            explains={t`The login opens for every device. The password stays as it is.`}
            action={t`Unlock`}
            done={() => t`The login is open. The member is told by mail.`}
            hindrance={unchecked}
            run={(reason) => unlock(on(reason))}
            onDone={tell}
          />
        )}
        {can.reenrol && (
          <ActForm
            title={t`Start a re-enrolment`}
            explains={t`For a member who has lost user ID and password. A one-time code goes to the mail address on file, if it has not changed for 7 days. They enter it on the registration page with their card. You never see it.`}
            action={t`Send the code`}
            done={(result) => {
              const address = 'sentTo' in result ? String(result.sentTo) : '';
              return t`The code is on its way to ${address}.`;
            }}
            hindrance={resting ?? unchecked}
            run={(reason) => reenrol(on(reason))}
            onDone={tell}
          />
        )}
        {can.lock && (
          <ActForm
            title={t`Lock the login`}
            explains={t`The login is shut for every device, everybody is logged out at once, and codes that were sent count no more. Only this desk opens it again.`}
            action={t`Lock`}
            done={() => t`The login is locked. The member is told by mail.`}
            run={(reason) => lock(on(reason))}
            onDone={tell}
          />
        )}
        {can.removeFactors && (
          <ActForm
            title={t`Remove all second factors`}
            explains={t`Takes a second operator within 24 hours. Passkeys, authenticator app and recovery codes go, and everybody is logged out. The password lets nobody in after that, however long it is: the member chooses a new one by a mailed link.`}
            action={t`Propose it`}
            done={() => t`Another operator has to approve it.`}
            hindrance={waiting('REMOVE_SECOND_FACTORS') ?? unchecked}
            run={(reason) => proposeRemoval(on(reason))}
            onDone={tell}
          />
        )}
        <ActForm
          title={t`Change the mail address`}
          explains={t`Takes a second operator within 24 hours. Both addresses are told, and no code goes to the new one for 7 days.`}
          action={t`Propose it`}
          done={() => t`Another operator has to approve it.`}
          hindrance={waiting('CHANGE_CONTACT') ?? unchecked}
          run={(reason, typed) => proposeContact({ variables: { input: { memberId, reason, email: String(typed.get('email')) } } })}
          onDone={tell}
        >
          <TextField label={t`New mail address`} name="email" type="email" autoComplete="off" maxLength={254} required />
        </ActForm>
        <ActForm
          title={t`Change the telephone number`}
          explains={t`Takes a second operator within 24 hours. The member is told by mail, and the new number proves nobody to this desk for 7 days.`}
          action={t`Propose it`}
          done={() => t`Another operator has to approve it.`}
          hindrance={waiting('CHANGE_PHONE') ?? unchecked}
          run={(reason, typed) => proposePhone({ variables: { input: { memberId, reason, phone: String(typed.get('phone')) } } })}
          onDone={tell}
        >
          <TextField label={t`New telephone number`} name="phone" type="tel" autoComplete="off" maxLength={40} required />
        </ActForm>
      </div>
    </>
  );
}

/** Which acts would change something. The API refuses the others as well. */
function actsFor({ login, reenrolmentUntil, accounts }: Member) {
  const inUse = login !== null && login.state !== 'CLOSED';
  const hasOpenCard = accounts.some(
    (account) => account.closedAt === null && account.cards.some((card) => card.isOwn && card.closedAt === null),
  );
  return {
    unlock: inUse && login.hasLock,
    reenrol: login !== null && hasOpenCard,
    // Locking anew ends a re-enrolment that was started since.
    lock: inUse && (login.state !== 'LOCKED_BY_CONCIERGE' || reenrolmentUntil !== null),
    removeFactors: inUse && login.secondFactors.length > 0,
  };
}
