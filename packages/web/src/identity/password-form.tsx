import { useLingui } from '@lingui/react/macro';
import { findPasswordFault } from '@meisai/schema/rules';
import { useState, type FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { NewPasswordField } from '../platform/new-password-field.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { Button } from '../ui/button.js';
import { PasswordField } from '../ui/password-field.js';
import { useChangePasswordMutation } from './password-page.generated.js';

interface PasswordFormProps {
  userId: string;
  names: readonly string[];
  hasSecondFactor: boolean;
  onChanged: () => void;
}

/** Asks for the password there is, and the one to be, and for a fresh proof where the last one is too old. */
export function PasswordForm({ userId, names, hasSecondFactor, onChanged }: PasswordFormProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [change, { loading }] = useChangePasswordMutation();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const typed = new FormData(event.currentTarget);
    const [currentPassword, newPassword] = [String(typed.get('currentPassword')), String(typed.get('newPassword'))];
    setProblem(null);
    if (currentPassword === '' || findPasswordFault(newPassword, { names, hasSecondFactor }) !== null)
      return setProblem({ kind: 'REFUSED', message: t`Please enter your password, and a new one that keeps the rules below it.` });
    setProblem(await attempt(currentPassword, newPassword));
  }

  async function attempt(currentPassword: string, newPassword: string): Promise<Problem | null> {
    try {
      const { data } = await withProof(() => change({ variables: { input: { currentPassword, newPassword } } }));
      if (data === undefined) return { kind: 'FAILED', requestId: null };
      if (data.changePassword.__typename !== 'ChangePasswordSuccess') return { kind: 'REFUSED', message: data.changePassword.message };
      onChanged();
      return null;
    } catch (error) {
      return faultOf(error);
    }
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <ProblemBox problem={problem} />
      {/* Tells a password manager whose password is meant. */}
      <input type="text" name="userId" autoComplete="username" value={userId} readOnly hidden />
      <PasswordField label={t`Current password`} name="currentPassword" autoComplete="current-password" required />
      <NewPasswordField label={t`New password`} name="newPassword" names={names} hasSecondFactor={hasSecondFactor} />
      <Button type="submit" look="primary" isBusy={loading}>
        {t`Change the password`}
      </Button>
    </form>
  );
}
