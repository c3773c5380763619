import { useLingui } from '@lingui/react/macro';
import { CodeField } from '../platform/code-field.js';
import { proofOf, StepUpForm } from '../platform/step-up-form.js';
import type { StepUpDialogProps } from '../platform/step-up.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { APP_ONLY } from './code-form.js';
import { useStepUpOperatorMutation } from './operator-session.generated.js';

/** Asks an operator once more for a code, before an act of high risk. */
export function StepUpDialog({ onSettled }: StepUpDialogProps) {
  const { t } = useLingui();
  const [prove] = useStepUpOperatorMutation();
  return (
    <ModalDialog title={t`Please confirm that it is you`} onClose={() => onSettled(false)}>
      <p className="text-sm text-mute">{t`This is a sensitive change. What you have entered is kept.`}</p>
      <StepUpForm
        onProved={() => onSettled(true)}
        onCancel={() => onSettled(false)}
        prove={async (typed) => proofOf((await prove({ variables: { code: String(typed.get('code')) } })).data?.stepUpOperator)}
      >
        {(isRefused) => <CodeField kind={APP_ONLY} isRefused={isRefused} autoFocus />}
      </StepUpForm>
    </ModalDialog>
  );
}
