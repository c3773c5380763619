import { useLingui } from '@lingui/react/macro';
import { findPasswordFault } from '@meisai/schema/rules';
import { NewPasswordField } from '../platform/new-password-field.js';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
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
  const [change] = useChangePasswordMutation();
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    const [currentPassword, newPassword] = [String(typed.get('currentPassword')), String(typed.get('newPassword'))];
    if (currentPassword === '' || findPasswordFault(newPassword, { names, hasSecondFactor }) !== null)
      return { kind: 'REFUSED', message: t`Please enter your password, and a new one that keeps the rules below it.` };
    const { data } = await withProof(() => change({ variables: { input: { currentPassword, newPassword } } }));
    if (data?.changePassword.__typename !== 'ChangePasswordSuccess') return problemIn(data?.changePassword);
    onChanged();
    return null;
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
      <ProblemBox problem={problem} />
      {/* Tells a password manager whose password is meant. */}
      <input type="text" name="userId" autoComplete="username" value={userId} readOnly hidden />
      <PasswordField label={t`Current password`} name="currentPassword" autoComplete="current-password" required />
      <NewPasswordField label={t`New password`} name="newPassword" names={names} isNameKnown hasSecondFactor={hasSecondFactor} />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {t`Change the password`}
      </Button>
    </form>
  );
}
