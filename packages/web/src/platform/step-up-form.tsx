import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../ui/button.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { faultOf } from './fault.js';
import { ProblemNotice, type Problem } from './problem-notice.js';

/** What a proof came to: given, or refused with a reason in words. */
export type Proof = 'PROVED' | { message: string } | undefined;

export interface StepUpActions {
  onProved: () => void;
  onCancel: () => void;
}

interface StepUpFormProps extends StepUpActions {
  /** The field that has to be filled in, and what is said where it is not. */
  needed?: { field: string; message: string };
  prove: (typed: FormData) => Promise<Proof>;
  children: (isRefused: boolean) => ReactNode;
}

/** The form of the dialog, whatever is asked for in it. */
export function StepUpForm({ needed, prove, onProved, onCancel, children }: StepUpFormProps) {
  const { t } = useLingui();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // The dialog lies in a portal: React would hand the event to the form of the page as well.
    event.stopPropagation();
    if (isBusy) return;
    const typed = new FormData(event.currentTarget);
    if (needed !== undefined && String(typed.get(needed.field)).trim() === '')
      return setProblem({ kind: 'REFUSED', message: needed.message });
    setProblem(null);
    setIsBusy(true);
    try {
      const proof = await prove(typed);
      if (proof === 'PROVED') return onProved();
      setProblem(proof === undefined ? { kind: 'FAILED', requestId: null } : { kind: 'REFUSED', message: proof.message });
    } catch (error) {
      setProblem(faultOf(error));
    }
    setIsBusy(false);
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      {problem !== null && <ProblemNotice problem={problem} />}
      {children(problem?.kind === 'REFUSED')}
      <DialogActions>
        <Button onClick={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {t`Confirm`}
        </Button>
      </DialogActions>
    </form>
  );
}

/** What an answer to a proof means. A session that is over is told by the act, which is repeated. */
export function proofOf(result: { __typename: string; message?: string } | undefined): Proof {
  if (result === undefined) return undefined;
  if (result.__typename === 'StepUpSuccess' || result.__typename === 'NotLoggedIn') return 'PROVED';
  return result.message === undefined ? undefined : { message: result.message };
}
