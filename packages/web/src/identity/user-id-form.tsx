import { useLingui } from '@lingui/react/macro';
import { findUserIdFault } from '@meisai/schema/rules';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { UserIdField, useUserIdFaultText } from '../platform/user-id-field.js';
import { Button } from '../ui/button.js';
import { useChangeUserIdMutation } from './user-id-page.generated.js';

/** Asks for the user ID to be, and for a fresh proof where the last one is too old. */
export function UserIdForm({ onChanged }: { onChanged: (userId: string) => void }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const textOfFault = useUserIdFaultText();
  const [change] = useChangeUserIdMutation();
  const [userId, setUserId] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { problem, isBusy, onSubmit } = useSubmit(async () => {
    setIsTried(true);
    if (findUserIdFault(userId) !== null) return null;
    const { data } = await withProof(() => change({ variables: { userId } }));
    if (data?.changeUserId.__typename !== 'ChangeUserIdSuccess') return problemIn(data?.changeUserId);
    onChanged(data.changeUserId.userId);
    return null;
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
      <ProblemBox problem={problem} />
      <UserIdField
        label={t`New user ID`}
        value={userId}
        onChange={(event) => setUserId(event.currentTarget.value)}
        error={isTried ? textOfFault(findUserIdFault(userId)) : null}
        hint={t`4 to 64 letters of the alphabet, digits and . _ - @`}
      />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {t`Change the user ID`}
      </Button>
    </form>
  );
}
