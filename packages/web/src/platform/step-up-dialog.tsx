import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { ModalDialog } from '../ui/modal-dialog.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { PasswordField } from '../ui/password-field.js';
import { faultOf, type Fault } from './fault.js';
import { useFaultText } from './fault-text.js';
import { useStepUpQuery, useStepUpWithPasswordMutation } from './step-up.generated.js';
import type { StepUpDialogProps } from './step-up.js';

type Problem = Fault | { kind: 'REFUSED'; message: string };

/** Asks once more who the member is, above the page they were on. */
export function StepUpDialog({ onSettled }: StepUpDialogProps) {
  const { t } = useLingui();
  const { data } = useStepUpQuery({ fetchPolicy: 'network-only' });
  const [prove, { loading }] = useStepUpWithPasswordMutation();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // The dialog lies in a portal: React would hand the event to the form of the page as well.
    event.stopPropagation();
    if (loading) return;
    const password = String(new FormData(event.currentTarget).get('password'));
    setProblem(null);
    try {
      const { data: answer } = await prove({ variables: { password } });
      const result = answer?.stepUpWithPassword;
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      // A session that is over is told by the act that is repeated.
      else if (result.__typename === 'StepUpSuccess' || result.__typename === 'NotLoggedIn') onSettled(true);
      else setProblem({ kind: 'REFUSED', message: result.message });
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <ModalDialog title={t`Please confirm that it is you`} onClose={() => onSettled(false)}>
      <p className="text-sm text-mute">{t`This is a sensitive change. What you have entered is kept.`}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
        {/* Tells a password manager whose password is meant. */}
        <input type="text" name="userId" autoComplete="username" value={data?.viewer?.login.userId ?? ''} readOnly hidden />
        <PasswordField label={t`Password`} name="password" autoComplete="current-password" required autoFocus />
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => onSettled(false)}>{t`Cancel`}</Button>
          <Button type="submit" look="primary" isBusy={loading}>
            {t`Confirm`}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

function ProblemNotice({ problem }: { problem: Problem }) {
  const textOf = useFaultText();
  if (problem.kind === 'REFUSED') return <Notice tone="danger" title={problem.message} />;
  const { title, advice } = textOf(problem);
  return (
    <Notice tone="danger" title={title}>
      {advice}
    </Notice>
  );
}
