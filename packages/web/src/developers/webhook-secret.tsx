import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { ShownOnce } from '../platform/shown-once.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useFormats } from '../platform/use-formats.js';
import { ConfirmedButton } from './confirmed-button.js';
import { useRotateWebhookSecretMutation } from './webhook-log.generated.js';

interface WebhookSecretProps {
  id: string;
  /** Until when the secret before signs as well. */
  previousUntil: string | null;
}

/** What messages are signed with: a new one is shown once, and for a day the one before counts beside it. */
export function WebhookSecret({ id, previousUntil }: WebhookSecretProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const withProof = useStepUp();
  const [rotate] = useRotateWebhookSecretMutation();
  const [made, setMade] = useState<string | null>(null);
  const { problem, isBusy, attempt } = useAttempt();
  const rotateIt = () =>
    attempt(async () => {
      const done = (await withProof(() => rotate({ variables: { id } }))).data?.done;
      if (done?.__typename !== 'RotateWebhookSecretSuccess') return problemIn(done);
      setMade(done.secret);
      return null;
    });
  return (
    <section aria-labelledby="secret" className="grid gap-3">
      <h2 id="secret" className="text-lg">{t`Secret`}</h2>
      <ProblemBox problem={problem} />
      {made !== null && <ShownOnce key={made} title={t`The webhook has a new secret.`} values={[]} secret={made} />}
      <p className="max-w-prose text-sm text-mute">
        {previousUntil === null
          ? t`Messages are signed with it. It was shown once, and can be replaced without losing one.`
          : t`Messages are signed with the new secret and, until ${formats.instant(previousUntil)}, with the one before as well.`}
      </p>
      <ConfirmedButton
        key={made ?? ''}
        label={t`Renew the secret`}
        ask={t`Renew it? For a day messages are signed with both, the present secret and the new one. Change your app over within it.`}
        isBusy={isBusy}
        onConfirm={() => void rotateIt()}
      />
    </section>
  );
}
