import { useLingui } from '@lingui/react/macro';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { deviceName } from './device-name.js';
import { useRegisterPasskeyMutation, useStartPasskeyRegistrationMutation } from './passkeys-page.generated.js';

/** Has the browser make a passkey and adds it; it gets the name of the device, which can be changed. */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [start] = useStartPasskeyRegistrationMutation({ fetchPolicy: 'no-cache' });
  const [register] = useRegisterPasskeyMutation();
  const { problem, isBusy, attempt } = useAttempt();

  async function add(): Promise<Problem | null> {
    const asked = (await withProof(() => start())).data?.startPasskeyRegistration;
    if (asked?.__typename !== 'PasskeyChallenge') return problemIn(asked);
    const { makePasskey } = await import('../platform/webauthn.js');
    const made = await makePasskey(asked.optionsJson);
    if (made.kind === 'THERE_ALREADY') return { kind: 'REFUSED', message: t`This device’s passkey is registered already.` };
    if (made.kind === 'BROKEN_OFF') return { kind: 'REFUSED', message: t`No passkey was made. Please try again, or use another device.` };
    const variables = { input: { credentialJson: made.credentialJson, name: deviceName(navigator.userAgent) } };
    const added = (await withProof(() => register({ variables }))).data?.registerPasskey;
    if (added?.__typename !== 'RegisterPasskeySuccess') return problemIn(added);
    onAdded();
    return null;
  }

  return (
    <div className="grid justify-items-start gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Button look="primary" isBusy={isBusy} onClick={() => void attempt(add)}>{t`Add a passkey`}</Button>
    </div>
  );
}
