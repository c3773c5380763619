import { useLingui } from '@lingui/react/macro';
import { findPasswordFault } from '@meisai/schema/rules';
import { useState, type FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { NewPasswordField } from '../platform/new-password-field.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import { UserIdField } from '../platform/user-id-field.js';
import { Button } from '../ui/button.js';
import { useReissuePasswordMutation } from './recovery.generated.js';

/** Asks whose the link is, and for the password to be. */
export function NewPasswordForm({ token, onReissued }: { token: string; onReissued: () => void }) {
  const { t } = useLingui();
  const [reissue, { loading }] = useReissuePasswordMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [userId, setUserId] = useState('');

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const newPassword = String(new FormData(event.currentTarget).get('newPassword'));
    setProblem(null);
    // Whether there is a second factor is not known here: the server judges a short one.
    if (userId.trim() === '' || findPasswordFault(newPassword, { names: [userId], hasSecondFactor: true }) !== null)
      return setProblem({ kind: 'REFUSED', message: t`Please enter your user ID, and a password that keeps the rules below it.` });
    setProblem(await attempt(newPassword));
  }

  async function attempt(newPassword: string): Promise<Problem | null> {
    try {
      const { data } = await reissue({ variables: { input: { token, userId, newPassword } } });
      if (data === undefined) return { kind: 'FAILED', requestId: null };
      if (data.reissuePassword.__typename !== 'ReissuePasswordSuccess') return { kind: 'REFUSED', message: data.reissuePassword.message };
      onReissued();
      return null;
    } catch (error) {
      return faultOf(error);
    }
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <p className="text-sm text-mute">{t`You will be logged out on every device.`}</p>
      <ProblemBox problem={problem} />
      <UserIdField label={t`User ID`} value={userId} onChange={(event) => setUserId(event.currentTarget.value)} />
      <NewPasswordField label={t`New password`} name="newPassword" names={[userId]} hasSecondFactor={false} />
      <Button type="submit" look="primary" isBusy={loading}>
        {t`Save the new password`}
      </Button>
    </form>
  );
}
