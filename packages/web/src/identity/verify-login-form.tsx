import { useLingui } from '@lingui/react/macro';
import { CodeField, useCodeKind } from '../platform/code-field.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import type { RefusalCode, SecondFactor } from '../platform/schema.generated.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { useVerifyLoginMutation } from './verify-login-page.generated.js';

/** Why a login cannot be completed any more. */
export interface EndedLogin {
  code: RefusalCode;
  message: string;
}

interface VerifyLoginFormProps {
  secondFactors: readonly SecondFactor[];
  onLoggedIn: () => void;
  onEnded: (ended: EndedLogin) => void;
}

/** Asks for a code of the authenticator app, or for a recovery code in its place. */
export function VerifyLoginForm({ secondFactors, onLoggedIn, onEnded }: VerifyLoginFormProps) {
  const { t } = useLingui();
  const [verify] = useVerifyLoginMutation();
  const kind = useCodeKind(secondFactors);
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    const result = (await verify({ variables: { code: String(typed.get('code')) } })).data?.verifyLogin;
    if (result === undefined || result.__typename === 'WrongCode') return problemIn(result);
    if (result.__typename === 'LoginSuccess') onLoggedIn();
    else onEnded(result);
    return null;
  });

  if (kind.current === null) return null;
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-6">
      {problem !== null && <ProblemNotice problem={problem} />}
      <CodeField kind={kind} isRefused={problem?.kind === 'REFUSED'} />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {isBusy ? t`Logging in…` : t`Log in`}
      </Button>
    </form>
  );
}
