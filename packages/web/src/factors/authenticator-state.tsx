import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { faultOf } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { Facts } from '../ui/facts.js';
import { Notice } from '../ui/notice.js';
import { useRemoveAuthenticatorMutation, useRenewRecoveryCodesMutation } from './authenticator-page.generated.js';
import { ConfirmRemoval } from './confirm-removal.js';
import { StartAuthenticator, type Setup } from './start-authenticator.js';

interface AuthenticatorStateProps {
  authenticator: { confirmedAt: string; recoveryCodesLeft: number };
  isLastFactor: boolean;
  /** Whether codes were shown that nobody has said to have kept. */
  wereCodesLost: boolean;
  onCodesKept: () => void;
  onSetup: (setup: Setup) => void;
  onRenewed: (recoveryCodes: readonly string[]) => void;
  onRemoved: () => void;
}

/** Below this many the member is told to renew them. */
const FEW_CODES = 3;

/** The app that is set up: since when, how many recovery codes are left, and what can be done about it. */
export function AuthenticatorState({
  authenticator,
  isLastFactor,
  wereCodesLost,
  onCodesKept,
  onSetup,
  onRenewed,
  onRemoved,
}: AuthenticatorStateProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const withProof = useStepUp();
  const [renew, { loading }] = useRenewRecoveryCodesMutation({ fetchPolicy: 'no-cache' });
  const [removeAuthenticator] = useRemoveAuthenticatorMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const { confirmedAt, recoveryCodesLeft } = authenticator;

  async function renewCodes(): Promise<Problem | null> {
    const result = (await withProof(() => renew())).data?.renewRecoveryCodes;
    if (result === undefined) return { kind: 'FAILED', requestId: null };
    if (result.__typename === 'StepUpNeeded') return null;
    if (result.__typename !== 'RecoveryCodes') return { kind: 'REFUSED', message: result.message };
    onRenewed(result.recoveryCodes);
    return null;
  }

  async function remove(): Promise<Problem | null> {
    const result = (await withProof(() => removeAuthenticator())).data?.removeAuthenticator;
    if (result === undefined) return { kind: 'FAILED', requestId: null };
    if (result.__typename === 'StepUpNeeded') return null;
    if (result.__typename !== 'RemoveAuthenticatorSuccess') return { kind: 'REFUSED', message: result.message };
    onRemoved();
    return null;
  }

  return (
    <>
      <Facts
        facts={[
          { name: t`Set up on`, value: formats.dateOf(confirmedAt) },
          { name: t`Recovery codes left`, value: t`${recoveryCodesLeft} of 10` },
        ]}
      />
      {wereCodesLost && (
        <Notice tone="news" title={t`Have you kept your new recovery codes?`}>
          <p>{t`They were shown here, and are not shown again. If you do not have them, make new ones: earlier codes no longer work.`}</p>
          <Button className="mt-3" onClick={onCodesKept}>{t`Yes, I have them`}</Button>
        </Notice>
      )}
      {!wereCodesLost && recoveryCodesLeft <= FEW_CODES && (
        <Notice tone="news" title={t`Few recovery codes are left. Please make new ones.`} />
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-3">
        <Button isBusy={loading} onClick={() => void renewCodes().catch(faultOf).then(setProblem)}>{t`Make new recovery codes`}</Button>
        <StartAuthenticator label={t`Set up another app`} onStarted={onSetup} />
        {!isRemoving && <Button onClick={() => setIsRemoving(true)}>{t`Remove`}</Button>}
      </div>
      {isRemoving && (
        <ConfirmRemoval
          consequence={t`The app and its recovery codes will no longer be asked for or accepted.`}
          isLastFactor={isLastFactor}
          remove={remove}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </>
  );
}
