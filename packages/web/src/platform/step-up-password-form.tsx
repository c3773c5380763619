import { useLingui } from '@lingui/react/macro';
import { PasswordField } from '../ui/password-field.js';
import { proofOf, StepUpForm, type StepUpActions } from './step-up-form.js';
import { useStepUpWithPasswordMutation } from './step-up.generated.js';

export function StepUpPasswordForm({ userId, ...actions }: StepUpActions & { userId: string }) {
  const { t } = useLingui();
  const [prove] = useStepUpWithPasswordMutation();
  return (
    <StepUpForm
      {...actions}
      needed={{ field: 'password', message: t`Please enter your password.` }}
      prove={async (typed) => proofOf((await prove({ variables: { password: String(typed.get('password')) } })).data?.stepUpWithPassword)}
    >
      {(isRefused) => (
        <>
          {/* Tells a password manager whose password is meant. */}
          <input type="text" name="userId" autoComplete="username" value={userId} readOnly hidden />
          <PasswordField label={t`Password`} name="password" autoComplete="current-password" required autoFocus aria-invalid={isRefused} />
        </>
      )}
    </StepUpForm>
  );
}
