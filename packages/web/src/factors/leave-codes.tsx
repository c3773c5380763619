import { useLingui } from '@lingui/react/macro';
import { Button } from '../ui/button.js';

/** Asks once more before recovery codes go that were not kept. */
export function LeaveCodes({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useLingui();
  return (
    <div role="group" aria-label={t`Leave?`} className="grid gap-4 border-l-2 border-danger bg-raised px-4 py-3 print:hidden">
      <p>{t`You have not said that you kept the codes. They are not shown again.`}</p>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" autoFocus onClick={onStay}>{t`Stay here`}</Button>
        <Button onClick={onLeave}>{t`Leave without them`}</Button>
      </div>
    </div>
  );
}
