import { useState, type ComponentProps } from 'react';
import { faultOf } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
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
  const [start, { loading }] = useStartAuthenticatorMutation({ fetchPolicy: 'no-cache' });
  const [problem, setProblem] = useState<Problem | null>(null);

  async function begin(): Promise<void> {
    setProblem(null);
    try {
      const result = (await withProof(() => start())).data?.startAuthenticator;
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (result.__typename === 'AuthenticatorSetup') onStarted(result);
      else if (result.__typename !== 'StepUpNeeded') setProblem({ kind: 'REFUSED', message: result.message });
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <div className="grid justify-items-start gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button {...(look === undefined ? {} : { look })} isBusy={loading} onClick={() => void begin()}>
        {label}
      </Button>
    </div>
  );
}
