import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import type { StatementDelivery } from '../platform/schema.generated.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { useUpdateStatementDeliveryMutation } from './delivery-page.generated.js';
import { useMemberWords } from './member-words.js';

const DELIVERIES: readonly StatementDelivery[] = ['ONLINE', 'PAPER'];

interface DeliveryFormProps {
  accountId: string;
  name: string;
  onFile: StatementDelivery;
}

export function DeliveryForm({ accountId, name, onFile }: DeliveryFormProps) {
  const { t } = useLingui();
  const words = useMemberWords();
  const [update] = useUpdateStatementDeliveryMutation();
  const [chosen, setChosen] = useState(onFile);
  const [isSaved, setIsSaved] = useState(false);
  const { problem, isBusy, onSubmit } = useSubmit(async () => {
    const { data } = await update({ variables: { input: { accountId, delivery: chosen } } });
    if (data?.updateStatementDelivery.__typename !== 'UpdateStatementDeliverySuccess') return problemIn(data?.updateStatementDelivery);
    setIsSaved(true);
    return null;
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid max-w-md gap-4">
      <fieldset>
        <legend className="mb-2 text-lg">{name}</legend>
        <div className="divide-y divide-line border-y border-line">
          {DELIVERIES.map((delivery) => (
            <label key={delivery} className="flex min-h-12 cursor-pointer items-center gap-3 py-2">
              <input
                type="radio"
                name="delivery"
                checked={chosen === delivery}
                onChange={() => {
                  setChosen(delivery);
                  setIsSaved(false);
                }}
                className="size-5 shrink-0 cursor-pointer accent-accent"
              />
              <span className="grow">{words.delivery(delivery)}</span>
              {delivery === onFile && <span className="text-sm text-mute">{t`as now`}</span>}
            </label>
          ))}
        </div>
      </fieldset>
      <ProblemBox problem={problem} />
      {isSaved && <Notice tone="news" title={t`Saved. It counts from the next statement on.`} />}
      <p>
        <Button type="submit" look="primary" isBusy={isBusy || chosen === onFile}>
          {isBusy ? t`Sending…` : t`Save`}
        </Button>
      </p>
    </form>
  );
}
