import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { faultOf } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';
import { useRenamePasskeyMutation } from './passkey-row.generated.js';

export function RenamePasskey({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [rename, { loading }] = useRenamePasskeyMutation();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const typed = String(new FormData(event.currentTarget).get('name'));
    setProblem(null);
    try {
      const { data } = await withProof(() => rename({ variables: { input: { id, name: typed } } }));
      const result = data?.renamePasskey;
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (result.__typename === 'RenamePasskeySuccess') onClose();
      else if (result.__typename !== 'StepUpNeeded') setProblem({ kind: 'REFUSED', message: result.message });
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      <TextField label={t`Name`} name="name" defaultValue={name} maxLength={60} autoComplete="off" autoFocus />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" isBusy={loading}>{t`Save`}</Button>
        <Button onClick={onClose}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}
