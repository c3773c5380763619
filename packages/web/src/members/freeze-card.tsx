import { useLingui } from '@lingui/react/macro';
import { Lock, LockOpen } from 'lucide-react';
import { ProblemBox } from '../platform/problem-box.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { useFreezeCardMutation, useUnfreezeCardMutation } from './card-page.generated.js';

/** Freezes a card at once, and opens it as fast: it can be undone, so nothing is asked. */
export function FreezeCard({ cardId, isFrozen, onRefused }: { cardId: string; isFrozen: boolean; onRefused: () => Promise<void> }) {
  const { t } = useLingui();
  const [freeze] = useFreezeCardMutation();
  const [unfreeze] = useUnfreezeCardMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const act = () =>
    attempt(async () => {
      const { data } = await (isFrozen ? unfreeze : freeze)({ variables: { card: cardId } });
      if (data?.done.__typename === 'CardFreezeSuccess') return null;
      // It is not as it was shown here: another tab was faster, or the basic member.
      await onRefused();
      return problemIn(data?.done);
    });
  const Icon = isFrozen ? LockOpen : Lock;
  return (
    <div className="grid gap-3">
      <ProblemBox problem={problem} />
      <p>
        <Button look={isFrozen ? 'primary' : 'quiet'} isBusy={isBusy} onClick={() => void act()} className="inline-flex items-center gap-2">
          <Icon aria-hidden="true" size={18} strokeWidth={1.5} />
          {isFrozen ? t`Open the card again` : t`Freeze the card`}
        </Button>
      </p>
      {!isFrozen && (
        <p className="max-w-prose text-sm text-mute">{t`For when you cannot find it right now. You can open it again at any time.`}</p>
      )}
    </div>
  );
}
