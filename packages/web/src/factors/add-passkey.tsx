import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { faultOf } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { Button } from '../ui/button.js';
import { deviceName } from './device-name.js';
import { useRegisterPasskeyMutation, useStartPasskeyRegistrationMutation } from './passkeys-page.generated.js';

/** Has the browser make a passkey and adds it; it gets the name of the device, which can be changed. */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [start] = useStartPasskeyRegistrationMutation({ fetchPolicy: 'no-cache' });
  const [register] = useRegisterPasskeyMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function attempt(): Promise<Problem | null> {
    const asked = (await withProof(() => start())).data?.startPasskeyRegistration;
    if (asked === undefined) return { kind: 'FAILED', requestId: null };
    if (asked.__typename === 'StepUpNeeded') return null;
    if (asked.__typename !== 'PasskeyChallenge') return { kind: 'REFUSED', message: asked.message };
    const { makePasskey } = await import('../platform/webauthn.js');
    const credentialJson = await makePasskey(asked.optionsJson);
    if (credentialJson === null) return { kind: 'REFUSED', message: t`No passkey was made. Please try again, or use another device.` };
    const variables = { input: { credentialJson, name: deviceName(navigator.userAgent) } };
    const added = (await withProof(() => register({ variables }))).data?.registerPasskey;
    if (added === undefined) return { kind: 'FAILED', requestId: null };
    if (added.__typename !== 'RegisterPasskeySuccess') return { kind: 'REFUSED', message: added.message };
    onAdded();
    return null;
  }

  async function add(): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    setProblem(await attempt().catch(faultOf));
    setIsBusy(false);
  }

  return (
    <div className="grid justify-items-start gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button look="primary" isBusy={isBusy} onClick={() => void add()}>{t`Add a passkey`}</Button>
    </div>
  );
}
