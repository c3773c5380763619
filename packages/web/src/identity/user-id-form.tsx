import { useLingui } from '@lingui/react/macro';
import { findUserIdFault } from '@meisai/schema/rules';
import { useState, type FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { UserIdField, useUserIdFaultText } from '../platform/user-id-field.js';
import { Button } from '../ui/button.js';
import { useChangeUserIdMutation } from './user-id-page.generated.js';

/** Asks for the user ID to be, and for a fresh proof where the last one is too old. */
export function UserIdForm({ onChanged }: { onChanged: (userId: string) => void }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const textOfFault = useUserIdFaultText();
  const [change, { loading }] = useChangeUserIdMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [userId, setUserId] = useState('');
  const [isTried, setIsTried] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setIsTried(true);
    if (loading || findUserIdFault(userId) !== null) return;
    setProblem(null);
    try {
      const { data } = await withProof(() => change({ variables: { userId } }));
      if (data === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (data.changeUserId.__typename === 'ChangeUserIdSuccess') onChanged(data.changeUserId.userId);
      else setProblem({ kind: 'REFUSED', message: data.changeUserId.message });
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <ProblemBox problem={problem} />
      <UserIdField
        label={t`New user ID`}
        value={userId}
        onChange={(event) => setUserId(event.currentTarget.value)}
        error={isTried ? textOfFault(findUserIdFault(userId)) : null}
        hint={t`4 to 64 letters of the alphabet, digits and . _ - @`}
      />
      <Button type="submit" look="primary" isBusy={loading}>
        {t`Change the user ID`}
      </Button>
    </form>
  );
}
