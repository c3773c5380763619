import { useLingui } from '@lingui/react/macro';
import { TextField } from '../ui/text-field.js';
import { ActForm } from './act-form.js';
import {
  useChangeContactMutation,
  useLockLoginMutation,
  useRemoveSecondFactorsMutation,
  useStartReenrolmentMutation,
  useUnlockLoginMutation,
} from './acts.generated.js';

interface MemberActsProps {
  memberId: string;
  /** Whether this operator has found out that it is the member who calls. */
  isChecked: boolean;
  hasLogin: boolean;
  onDone: () => void;
}

/** What can be done for this member, from the most usual to the rarest. */
export function MemberActs({ memberId, isChecked, hasLogin, onDone }: MemberActsProps) {
  const { t } = useLingui();
  const [unlock] = useUnlockLoginMutation();
  const [lock] = useLockLoginMutation();
  const [reenrol] = useStartReenrolmentMutation();
  const [removeFactors] = useRemoveSecondFactorsMutation();
  const [changeContact] = useChangeContactMutation();
  const unchecked = isChecked ? null : t`Check first who is calling.`;
  const noLogin = hasLogin ? null : t`This member has no login in use.`;
  const on = (reason: string) => ({ variables: { input: { memberId, reason } } });
  return (
    <div className="border-t border-line">
      <ActForm
        title={t`Unlock the login`}
        explains={t`The login opens for every device. The password stays as it is.`}
        action={t`Unlock`}
        done={() => t`The login is open. The member is told by mail.`}
        hindrance={noLogin ?? unchecked}
        run={(reason) => unlock(on(reason))}
        onDone={onDone}
      />
      <ActForm
        title={t`Start a re-enrolment`}
        explains={t`For a member who has lost user ID and password. A one-time code goes to the mail address on file, if it has not changed for 7 days. They enter it on the registration page with their card. You never see it.`}
        action={t`Send the code`}
        done={(result) => {
          const address = 'sentTo' in result ? String(result.sentTo) : '';
          return t`The code is on its way to ${address}.`;
        }}
        hindrance={unchecked}
        run={(reason) => reenrol(on(reason))}
        onDone={onDone}
      />
      <ActForm
        title={t`Lock the login`}
        explains={t`The login is shut for every device, and everybody is logged out at once. Only this desk opens it again.`}
        action={t`Lock`}
        done={() => t`The login is locked. The member is told by mail.`}
        hindrance={noLogin}
        run={(reason) => lock(on(reason))}
        onDone={onDone}
      />
      <ActForm
        title={t`Remove all second factors`}
        explains={t`Takes a second operator within 24 hours. Passkeys, authenticator app and recovery codes go, and everybody is logged out.`}
        action={t`Propose it`}
        done={() => t`Another operator has to approve it.`}
        hindrance={noLogin ?? unchecked}
        run={(reason) => removeFactors(on(reason))}
        onDone={onDone}
      />
      <ActForm
        title={t`Change the mail address`}
        explains={t`Takes a second operator within 24 hours. Both addresses are told, and no code goes to the new one for 7 days.`}
        action={t`Propose it`}
        done={() => t`Another operator has to approve it.`}
        hindrance={unchecked}
        run={(reason, typed) => changeContact({ variables: { input: { memberId, reason, email: String(typed.get('email')) } } })}
        onDone={onDone}
      >
        <TextField label={t`New mail address`} name="email" type="email" autoComplete="off" maxLength={254} required />
      </ActForm>
    </div>
  );
}
