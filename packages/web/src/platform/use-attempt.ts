import { useState, type FormEvent } from 'react';
import { faultOf } from './fault.js';
import type { Problem } from './problem-notice.js';
import type { RefusalCode } from './schema.generated.js';

/** Does what a member asks for, one thing at a time, and keeps the problem the last one met; null where it met none. */
export function useAttempt() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function attempt(act: () => Promise<Problem | null>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    setProblem(await act().catch(faultOf));
    setIsBusy(false);
  }
  return { problem, isBusy, attempt };
}

/** The same for a form of the browser's own: what was typed stays in it, whatever comes of it. */
export function useSubmit(send: (typed: FormData) => Promise<Problem | null>) {
  const { attempt, ...state } = useAttempt();

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    void attempt(() => send(typed));
  }
  return { ...state, onSubmit };
}

/** What an answer of the API other than success tells the member: nothing where they gave up a proof that was asked for. */
export function problemIn(answer: { __typename: string; code?: RefusalCode; message?: string } | undefined): Problem | null {
  if (answer?.__typename === 'StepUpNeeded') return null;
  if (answer?.message === undefined) return { kind: 'FAILED', requestId: null };
  return { kind: 'REFUSED', code: answer.code, message: answer.message };
}
