import { useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useCanUsePasskeys } from '../platform/passkey-support.js';
import { Button } from '../ui/button.js';
import { LoginProblem } from './login-problem.js';
import { usePasskeyLogin } from './use-passkey-login.js';

interface PasskeyLoginButtonProps {
  /** Whether passkeys are offered in the user ID field of the page as well. */
  isFilled?: boolean;
  onLoggedIn: () => void;
}

/** Logs in with a passkey; nothing where the browser knows none. */
export function PasskeyLoginButton({ isFilled = false, onLoggedIn }: PasskeyLoginButtonProps) {
  const { t } = useLingui();
  const { start, isBusy, problem } = usePasskeyLogin({ isFilled, onLoggedIn });
  const isOffered = useCanUsePasskeys();
  if (!isOffered) return null;
  return (
    <div className="grid gap-4">
      {problem !== null && <LoginProblem problem={problem} />}
      <Button isBusy={isBusy} onClick={start} className="flex items-center justify-center gap-2">
        <KeyRound aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Log in with a passkey`}
      </Button>
    </div>
  );
}
