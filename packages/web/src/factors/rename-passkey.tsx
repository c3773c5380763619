import { useLingui } from '@lingui/react/macro';
import { ProblemNotice } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';
import { useRenamePasskeyMutation } from './passkey-row.generated.js';

export function RenamePasskey({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [rename] = useRenamePasskeyMutation();
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    const { data } = await withProof(() => rename({ variables: { input: { id, name: String(typed.get('name')) } } }));
    if (data?.renamePasskey.__typename !== 'RenamePasskeySuccess') return problemIn(data?.renamePasskey);
    onClose();
    return null;
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <TextField label={t`Name`} name="name" defaultValue={name} maxLength={60} autoComplete="off" autoFocus />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" isBusy={isBusy}>{t`Save`}</Button>
        <Button onClick={onClose}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}
