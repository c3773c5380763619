import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { ShownOnce } from '../platform/shown-once.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useFormats } from '../platform/use-formats.js';
import { ConfirmedButton } from './confirmed-button.js';
import { useRotateAppSecretMutation } from './developers.generated.js';

interface AppSecretProps {
  id: string;
  name: string;
  /** Until when the secret before counts as well. */
  previousUntil: string | null;
}

/** What an app proves itself with: a new one is shown once, and for a day the one before counts beside it. */
export function AppSecret({ id, name, previousUntil }: AppSecretProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const withProof = useStepUp();
  const [rotate] = useRotateAppSecretMutation();
  const [made, setMade] = useState<string | null>(null);
  const { problem, isBusy, attempt } = useAttempt();
  const rotateIt = () =>
    attempt(async () => {
      const done = (await withProof(() => rotate({ variables: { id } }))).data?.done;
      if (done?.__typename !== 'RotateAppSecretSuccess') return problemIn(done);
      setMade(done.secret);
      return null;
    });
  return (
    <>
      <ProblemBox problem={problem} />
      {made !== null && <ShownOnce key={made} title={t`${name} has a new secret.`} values={[]} secret={made} />}
      {previousUntil !== null && (
        <p className="text-sm text-mute tabular-nums">{t`Until ${formats.instant(previousUntil)} the secret before counts as well.`}</p>
      )}
      <ConfirmedButton
        key={made ?? ''}
        label={t`Renew the secret`}
        ask={t`Renew the secret of ${name}? For a day both count, the present one and the new one. Change your app over within it.`}
        isBusy={isBusy}
        onConfirm={() => void rotateIt()}
      />
    </>
  );
}
