import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { CodeField } from '../platform/code-field.js';
import { faultOf } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { Button } from '../ui/button.js';
import { useVerifyOperatorLoginMutation } from './operator-session.generated.js';

interface CodeFormProps {
  onPassed: () => void;
  /** The login cannot be completed any more, with the reason in words. */
  onEnded: (message: string) => void;
}

/** Operators have an authenticator app, and no other kind of code. */
export const APP_ONLY = { current: 'AUTHENTICATOR', change: null } as const;

/** The second step of an operator's login. */
export function CodeForm({ onPassed, onEnded }: CodeFormProps) {
  const { t } = useLingui();
  const [verify, { loading }] = useVerifyOperatorLoginMutation();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const code = String(new FormData(event.currentTarget).get('code'));
    setProblem(null);
    try {
      const { data } = await verify({ variables: { code } });
      const result = data?.verifyOperatorLogin;
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (result.__typename === 'OperatorLoginSuccess') onPassed();
      else if (result.__typename === 'WrongCode') setProblem({ kind: 'REFUSED', message: result.message });
      else onEnded(result.message);
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-6">
      {problem !== null && <ProblemNotice problem={problem} />}
      <CodeField kind={APP_ONLY} isRefused={problem?.kind === 'REFUSED'} autoFocus />
      <Button type="submit" look="primary" isBusy={loading}>
        {loading ? t`Logging in…` : t`Log in`}
      </Button>
    </form>
  );
}
