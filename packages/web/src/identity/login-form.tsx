import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { forgetSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { PasswordField } from '../ui/password-field.js';
import { TextField } from '../ui/text-field.js';
import { LoginProblem, type Problem } from './login-problem.js';
import { useLoginMutation } from './login.generated.js';

/** The browser's own form: password managers fill it, paste works, and what was typed stays after a failure. */
export function LoginForm({ onLoggedIn, onSecondFactorNeeded }: { onLoggedIn: () => void; onSecondFactorNeeded: () => void }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [login, { loading }] = useLoginMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const problemBox = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (problem !== null) problemBox.current?.focus();
  }, [problem]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const typed = new FormData(event.currentTarget);
    const [userId, password] = ['userId', 'password'].map((field) => String(typed.get(field))) as [string, string];
    if (userId.trim() === '' || password === '') return setProblem({ kind: 'INCOMPLETE' });
    const next = await attempt(userId, password);
    if (next === 'SECOND_FACTOR_NEEDED') return onSecondFactorNeeded();
    if (next !== null) return setProblem(next);
    // What an earlier member of this browser read must not be shown to this one.
    await forgetSession(client);
    onLoggedIn();
  }

  async function attempt(userId: string, password: string): Promise<Problem | 'SECOND_FACTOR_NEEDED' | null> {
    try {
      const { data } = await login({ variables: { input: { userId, password } } });
      if (data === undefined) return { kind: 'FAILED', requestId: null };
      if (data.login.__typename === 'SecondFactorNeeded') return 'SECOND_FACTOR_NEEDED';
      return data.login.__typename === 'LoginSuccess' ? null : { ...data.login, kind: data.login.code };
    } catch (error) {
      return faultOf(error);
    }
  }

  const isRefused = problem?.kind === 'WRONG_CREDENTIALS';
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <div ref={problemBox} tabIndex={-1} id="login-problem" className="empty:hidden">
        {problem !== null && <LoginProblem problem={problem} />}
      </div>
      <TextField
        label={t`User ID`}
        name="userId"
        autoComplete="username webauthn"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        aria-invalid={isRefused}
        aria-describedby="login-problem"
      />
      <PasswordField
        label={t`Password`}
        name="password"
        autoComplete="current-password"
        required
        aria-invalid={isRefused}
        aria-describedby="login-problem"
      />
      <Button type="submit" look="primary" isBusy={loading}>
        {loading ? t`Logging in…` : t`Log in`}
      </Button>
    </form>
  );
}
