import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { faultOf } from './fault.js';
import { ProblemNotice, type Problem } from './problem-notice.js';
import { StartPasskeyStepUpDocument, StepUpWithPasskeyDocument } from './step-up.generated.js';
import { proofOf } from './step-up-form.js';
import { provePasskey } from './webauthn.js';

/** Proves who the member is with a passkey, in the dialog. */
export function StepUpPasskeyButton({ onProved }: { onProved: () => void }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function prove(): Promise<void> {
    setProblem(null);
    setIsBusy(true);
    try {
      const { data: asked } = await client.mutate({ mutation: StartPasskeyStepUpDocument, fetchPolicy: 'no-cache' });
      // A session that is over is told by the act, which is repeated.
      if (asked?.startPasskeyStepUp.__typename !== 'PasskeyChallenge') return onProved();
      const credentialJson = await provePasskey(asked.startPasskeyStepUp.optionsJson);
      if (credentialJson !== null) {
        const { data } = await client.mutate({
          mutation: StepUpWithPasskeyDocument,
          variables: { credentialJson },
          fetchPolicy: 'no-cache',
        });
        const proof = proofOf(data?.stepUpWithPasskey);
        if (proof === 'PROVED') return onProved();
        setProblem(proof === undefined ? { kind: 'FAILED', requestId: null } : { kind: 'REFUSED', message: proof.message });
      }
    } catch (error) {
      setProblem(faultOf(error));
    }
    setIsBusy(false);
  }

  return (
    <div className="grid gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button isBusy={isBusy} onClick={() => void prove()} className="flex items-center justify-center gap-2">
        <KeyRound aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Confirm with a passkey`}
      </Button>
    </div>
  );
}
