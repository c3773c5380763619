import type { ComponentProps } from 'react';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { useStartAuthenticatorMutation } from './authenticator-page.generated.js';

/** What the app is given, by QR code or by hand. */
export interface Setup {
  secret: string;
  uri: string;
}

interface StartAuthenticatorProps extends Pick<ComponentProps<typeof Button>, 'look'> {
  label: string;
  onStarted: (setup: Setup) => void;
}

export function StartAuthenticator({ label, look, onStarted }: StartAuthenticatorProps) {
  const withProof = useStepUp();
  // The secret is on the screen once, and in no cache.
  const [start] = useStartAuthenticatorMutation({ fetchPolicy: 'no-cache' });
  const { problem, isBusy, attempt } = useAttempt();

  async function begin(): Promise<Problem | null> {
    const { data } = await withProof(() => start());
    if (data?.startAuthenticator.__typename !== 'AuthenticatorSetup') return problemIn(data?.startAuthenticator);
    onStarted(data.startAuthenticator);
    return null;
  }

  return (
    <div className="grid justify-items-start gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button {...(look === undefined ? {} : { look })} isBusy={isBusy} onClick={() => void attempt(begin)}>
        {label}
      </Button>
    </div>
  );
}
