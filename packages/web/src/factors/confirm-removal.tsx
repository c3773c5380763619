import { useLingui } from '@lingui/react/macro';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';

interface ConfirmRemovalProps {
  /** What happens when it is removed. */
  consequence: string;
  isLastFactor: boolean;
  /** @returns what kept it from being removed; null where it is gone, or the member gave up. */
  remove: () => Promise<Problem | null>;
  onClose: () => void;
}

/** Asks once more before a factor is taken away, and says when nothing but the password is left. */
export function ConfirmRemoval({ consequence, isLastFactor, remove, onClose }: ConfirmRemovalProps) {
  const { t } = useLingui();
  const { problem, isBusy, attempt } = useAttempt();
  return (
    <div role="group" aria-label={t`Remove?`} className="grid gap-4 border-l-2 border-danger bg-raised px-4 py-3">
      <div>
        <p>{consequence}</p>
        {isLastFactor && <p>{t`It is your last second factor: after that your password alone lets anyone in.`}</p>}
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-3">
        <Button look="primary" isBusy={isBusy} onClick={() => void attempt(remove)}>{t`Yes, remove`}</Button>
        <Button autoFocus onClick={onClose}>{t`Cancel`}</Button>
      </div>
    </div>
  );
}
