import { REASON_MAX_LENGTH } from '@meisai/schema/rules';
import { useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { faultOf, SessionEnded } from '../platform/fault.js';
import { isOver } from './concierge-client.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';

interface Result {
  __typename: string;
  message?: string;
}

interface ActFormProps {
  title: string;
  /** What happens, in a sentence the operator can read to the caller. */
  explains: string;
  /** What the button says. */
  action: string;
  /** What to say once it is done. */
  done: (result: Result) => string;
  /** Why it cannot be done now; null where it can. */
  hindrance?: string | null;
  run: (reason: string, typed: FormData) => Promise<{ data?: object | null | undefined }>;
  /** With what was done, in words: the page says it, as the act may not be there any more. */
  onDone: (said: string) => void;
  children?: ReactNode;
}

/** One act: closed until it is wanted, then what it does, why it is done, and the button that does it. */
export function ActForm({ title, explains, action, done, hindrance = null, run, onDone, children }: ActFormProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ended, setEnded] = useState<SessionEnded | null>(null);
  if (ended !== null) throw ended;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const typed = new FormData(form);
    const reason = String(typed.get('reason')).trim();
    if (reason === '') return setProblem({ kind: 'REFUSED', message: t`Please say why.` });
    setProblem(null);
    setIsBusy(true);
    try {
      const { data } = await withProof(() => run(reason, typed));
      const [result] = Object.values(data ?? {}) as Result[];
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (result.message !== undefined) setProblem({ kind: 'REFUSED', message: result.message });
      else {
        form.reset();
        form.closest('details')?.removeAttribute('open');
        onDone(done(result));
      }
    } catch (error) {
      if (isOver(error)) setEnded(new SessionEnded());
      else setProblem(faultOf(error));
    }
    setIsBusy(false);
  }

  return (
    <details className="group border-b border-line">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 py-2 decoration-accent underline-offset-4 hover:underline">
        <ChevronRight aria-hidden="true" size={18} strokeWidth={1.5} className="text-accent group-open:rotate-90" />
        {title}
      </summary>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid max-w-xl gap-4 pt-2 pb-6">
        <p className="text-sm text-mute">{explains}</p>
        {problem !== null && <ProblemNotice problem={problem} />}
        {hindrance === null ? (
          <>
            {children}
            <TextField
              label={t`Reason, kept on record with your name`}
              name="reason"
              maxLength={REASON_MAX_LENGTH}
              autoComplete="off"
              required
            />
            <Button type="submit" look="primary" isBusy={isBusy} className="justify-self-start">
              {action}
            </Button>
          </>
        ) : (
          <p>{hindrance}</p>
        )}
      </form>
    </details>
  );
}
