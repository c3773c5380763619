import { useLingui } from '@lingui/react/macro';
import type { Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn } from '../platform/use-attempt.js';
import { ConfirmRemoval } from './confirm-removal.js';
import { useRemovePasskeyMutation } from './passkey-row.generated.js';

interface RemovePasskeyProps {
  id: string;
  isLastFactor: boolean;
  onRemoved: () => void;
  onClose: () => void;
}

export function RemovePasskey({ id, isLastFactor, onRemoved, onClose }: RemovePasskeyProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [removePasskey] = useRemovePasskeyMutation();

  async function remove(): Promise<Problem | null> {
    const result = (await withProof(() => removePasskey({ variables: { id } }))).data?.removePasskey;
    if (result?.__typename !== 'RemovePasskeySuccess') return problemIn(result);
    onRemoved();
    return null;
  }

  return (
    <ConfirmRemoval
      consequence={t`This passkey will no longer let you in. Your device keeps it until you delete it there.`}
      isLastFactor={isLastFactor}
      remove={remove}
      onClose={onClose}
    />
  );
}
