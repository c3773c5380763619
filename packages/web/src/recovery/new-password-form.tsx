import { useLingui } from '@lingui/react/macro';
import { findPasswordFault } from '@meisai/schema/rules';
import { useState } from 'react';
import { DeskForRefusal } from '../platform/concierge-desk.js';
import { NewPasswordField } from '../platform/new-password-field.js';
import { ProblemBox } from '../platform/problem-box.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { UserIdField } from '../platform/user-id-field.js';
import { Button } from '../ui/button.js';
import { useReissuePasswordMutation } from './recovery.generated.js';

/** Asks whose the link is, and for the password to be. */
export function NewPasswordForm({ token, onReissued }: { token: string; onReissued: () => void }) {
  const { t } = useLingui();
  const [reissue] = useReissuePasswordMutation();
  const [userId, setUserId] = useState('');
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    const newPassword = String(typed.get('newPassword'));
    // Whether there is a second factor is not known here: the server judges a short one.
    if (userId.trim() === '' || findPasswordFault(newPassword, { names: [userId], hasSecondFactor: true }) !== null)
      return { kind: 'REFUSED', message: t`Please enter your user ID, and a password that keeps the rules below it.` };
    const { data } = await reissue({ variables: { input: { token, userId, newPassword } } });
    if (data?.reissuePassword.__typename !== 'ReissuePasswordSuccess') return problemIn(data?.reissuePassword);
    onReissued();
    return null;
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
      <p className="text-sm text-mute">{t`You will be logged out on every device.`}</p>
      <ProblemBox problem={problem}>
        <DeskForRefusal problem={problem} />
      </ProblemBox>
      <UserIdField label={t`User ID`} value={userId} onChange={(event) => setUserId(event.currentTarget.value)} />
      <NewPasswordField label={t`New password`} name="newPassword" names={[userId]} hasSecondFactor={false} />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {t`Save the new password`}
      </Button>
    </form>
  );
}
