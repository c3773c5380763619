import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import type { WebhookEvent } from '../platform/schema.generated.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { CheckField } from '../ui/check-field.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import { useAddWebhookMutation } from './developers.generated.js';
import { useWebhookWords } from './webhook-words.js';

export interface AddedWebhook {
  id: string;
  url: string;
  secret: string;
}

interface AddWebhookFormProps {
  apps: readonly { id: string; name: string }[];
  onAdded: (made: AddedWebhook) => Promise<void>;
}

const EVENTS: readonly WebhookEvent[] = ['TRANSACTION_RECORDED', 'STATEMENT_CLOSED', 'PLAN_CHANGED', 'CARD_FROZEN'];

/** Has an app told of news at an address. */
export function AddWebhookForm({ apps, onAdded }: AddWebhookFormProps) {
  const { t } = useLingui();
  const words = useWebhookWords();
  const withProof = useStepUp();
  const [add] = useAddWebhookMutation();
  const [appId, setAppId] = useState(apps[0]?.id ?? '');
  const [fault, setFault] = useState<{ url?: string; events?: string }>({});
  const [round, setRound] = useState(0);
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    setFault({});
    const events = EVENTS.filter((event) => typed.has(event));
    if (events.length === 0) {
      setFault({ events: t`Please choose one at least.` });
      return null;
    }
    const given = typed.get('url');
    const input = { appId, url: typeof given === 'string' ? given.trim() : '', events };
    const done = (await withProof(() => add({ variables: { input } }))).data?.done;
    if (done?.__typename === 'WebhookUrlRejected') {
      setFault({ url: done.message });
      return null;
    }
    if (done?.__typename !== 'AddWebhookSuccess') return problemIn(done);
    setRound(round + 1);
    await onAdded({ ...done.webhook, secret: done.secret });
    return null;
  });
  return (
    <section aria-labelledby="add-webhook">
      <h2 id="add-webhook" className="mb-4 text-lg">{t`Add a webhook`}</h2>
      <form key={round} method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
        <ProblemBox problem={problem} />
        <SelectField
          label={t`App`}
          value={appId}
          options={apps.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setAppId}
          isLarge
        />
        <TextField
          label={t`URL`}
          name="url"
          type="url"
          maxLength={500}
          autoComplete="off"
          placeholder="https://"
          hint={t`On the public Internet, on port 443 or 8443; in the demo also http:// on the machine itself. Redirects are not followed.`}
          error={fault.url ?? null}
          required
        />
        <fieldset aria-describedby={fault.events === undefined ? undefined : 'events-error'}>
          <legend className="mb-1 text-sm text-mute">{t`What it is told of`}</legend>
          {EVENTS.map((event) => (
            <CheckField
              key={event}
              name={event}
              defaultChecked
              label={
                <span className="flex flex-wrap items-baseline gap-x-3">
                  {words.event(event).meaning}
                  <code className="text-sm text-mute">{words.event(event).type}</code>
                </span>
              }
            />
          ))}
          {fault.events !== undefined && (
            <p id="events-error" role="alert" className="text-sm text-danger">
              {fault.events}
            </p>
          )}
        </fieldset>
        <p>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {isBusy ? t`Sending…` : t`Add the webhook`}
          </Button>
        </p>
      </form>
    </section>
  );
}
