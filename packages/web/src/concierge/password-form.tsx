import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { Button } from '../ui/button.js';
import { PasswordField } from '../ui/password-field.js';
import { TextField } from '../ui/text-field.js';
import { useLoginOperatorMutation } from './operator-session.generated.js';

/** The first step of an operator's login. */
export function PasswordForm({ onPassed }: { onPassed: () => void }) {
  const { t } = useLingui();
  const [login, { loading }] = useLoginOperatorMutation();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const typed = new FormData(event.currentTarget);
    const [userId, password] = ['userId', 'password'].map((field) => String(typed.get(field))) as [string, string];
    if (userId.trim() === '' || password === '')
      return setProblem({ kind: 'REFUSED', message: t`Please enter your user ID and your password.` });
    setProblem(null);
    try {
      const { data } = await login({ variables: { input: { userId, password } } });
      if (data?.loginOperator.__typename === 'SecondFactorNeeded') return onPassed();
      setProblem(data === undefined ? { kind: 'FAILED', requestId: null } : { kind: 'REFUSED', message: data.loginOperator.message });
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      {problem !== null && <ProblemNotice problem={problem} />}
      <TextField
        label={t`User ID`}
        name="userId"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
      />
      <PasswordField label={t`Password`} name="password" autoComplete="current-password" required />
      <Button type="submit" look="primary" isBusy={loading}>
        {t`Continue`}
      </Button>
    </form>
  );
}
