import { useLingui } from '@lingui/react/macro';
import { ModalDialog } from '../ui/modal-dialog.js';
import { Button } from '../ui/button.js';
import { faultOf } from './fault.js';
import { ProblemNotice } from './problem-notice.js';
import { StepUpCodeForm } from './step-up-code-form.js';
import { StepUpPasskeyButton } from './step-up-passkey-button.js';
import { StepUpPasswordForm } from './step-up-password-form.js';
import { useStepUpQuery } from './step-up.generated.js';
import type { StepUpDialogProps } from './step-up.js';

/** Asks once more who the member is, above the page they were on: with a second factor where there is one. */
export function StepUpDialog({ onSettled }: StepUpDialogProps) {
  const { t } = useLingui();
  const { data, error } = useStepUpQuery({ fetchPolicy: 'network-only' });
  const login = data?.viewer?.login;
  const prove = { onProved: () => onSettled(true), onCancel: () => onSettled(false) };
  const factors = login?.secondFactors ?? [];
  // A form has its own button to cancel.
  const hasNoForm = login === undefined || (factors.length > 0 && factors.every((factor) => factor === 'PASSKEY'));
  return (
    <ModalDialog title={t`Please confirm that it is you`} onClose={() => onSettled(false)}>
      <p className="text-sm text-mute">{t`This is a sensitive change. What you have entered is kept.`}</p>
      {error !== undefined && <ProblemNotice problem={faultOf(error)} />}
      {factors.includes('PASSKEY') && <StepUpPasskeyButton onProved={prove.onProved} />}
      {hasNoForm && <Button onClick={() => onSettled(false)}>{t`Cancel`}</Button>}
      {login !== undefined && factors.length === 0 && <StepUpPasswordForm userId={login.userId} {...prove} />}
      {factors.length > 0 && <StepUpCodeForm secondFactors={factors} {...prove} />}
    </ModalDialog>
  );
}
