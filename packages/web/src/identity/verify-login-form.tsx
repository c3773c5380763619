import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { CodeField, useCodeKind } from '../platform/code-field.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { faultOf } from '../platform/fault.js';
import type { SecondFactor } from '../platform/schema.generated.js';
import { Button } from '../ui/button.js';
import { useVerifyLoginMutation } from './verify-login-page.generated.js';

interface VerifyLoginFormProps {
  secondFactors: readonly SecondFactor[];
  onLoggedIn: () => void;
  /** The login cannot be completed any more, with the reason in words. */
  onEnded: (message: string) => void;
}

/** Asks for a code of the authenticator app, or for a recovery code in its place. */
export function VerifyLoginForm({ secondFactors, onLoggedIn, onEnded }: VerifyLoginFormProps) {
  const { t } = useLingui();
  const [verify, { loading }] = useVerifyLoginMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const kind = useCodeKind(secondFactors);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const code = String(new FormData(event.currentTarget).get('code'));
    setProblem(null);
    try {
      const { data } = await verify({ variables: { code } });
      const result = data?.verifyLogin;
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (result.__typename === 'LoginSuccess') onLoggedIn();
      else if (result.__typename === 'WrongCode') setProblem({ kind: 'REFUSED', message: result.message });
      else onEnded(result.message);
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  if (kind.current === null) return null;
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-6">
      {problem !== null && <ProblemNotice problem={problem} />}
      <CodeField kind={kind} isRefused={problem?.kind === 'REFUSED'} />
      <Button type="submit" look="primary" isBusy={loading}>
        {loading ? t`Logging in…` : t`Log in`}
      </Button>
    </form>
  );
}
