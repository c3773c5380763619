import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { ProblemBox } from '../platform/problem-box.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { classes } from '../ui/classes.js';
import {
  useDeliveryRow_deliveryFragment,
  useReplayWebhookDeliveryMutation,
  type DeliveryRow_deliveryFragment,
} from './delivery-row.generated.js';
import { useWebhookWords } from './webhook-words.js';

/** One piece of news: what became of it, each try, the message itself, and sending it again. */
export function DeliveryRow({ delivery }: { delivery: FragmentType<DeliveryRow_deliveryFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useWebhookWords();
  const { id, messageId, event, happenedAt, state, nextTryAt, message, attempts } = useDeliveryRow_deliveryFragment(delivery);
  const [replay] = useReplayWebhookDeliveryMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const { type } = words.event(event);
  const sendAgain = () =>
    attempt(async () => {
      const done = (await replay({ variables: { id } })).data?.done;
      return done?.__typename === 'ReplayWebhookDeliverySuccess' ? null : problemIn(done);
    });
  return (
    <li className="grid gap-2 py-4">
      <ProblemBox problem={problem} />
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p>
            <code>{type}</code>
          </p>
          <p className="text-sm text-mute tabular-nums">{formats.instant(happenedAt)}</p>
          <p role="status" className={classes('text-sm', state === 'FAILED' && 'text-danger')}>
            {words.state(state)}
            {nextTryAt !== null && attempts.length > 0 && <> · {t`next try ${formats.instant(nextTryAt)}`}</>}
          </p>
        </div>
        <Button isBusy={isBusy} onClick={() => void sendAgain()} aria-label={t`Send again: ${type}, ${formats.instant(happenedAt)}`}>
          {t`Send again`}
        </Button>
      </div>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 text-sm text-mute">{t`Message and tries`}</summary>
        <ul className="text-sm tabular-nums">
          {attempts.map(({ at, status, failure, tookMs }) => (
            <li key={at} className="flex flex-wrap gap-x-3">
              <span>{formats.instant(at)}</span>
              {status !== null && <span>{status}</span>}
              <span className="text-mute">{t`${tookMs} ms`}</span>
              {failure !== null && <span className="text-danger">{words.failure(failure)}</span>}
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-mute">
          webhook-id: <code className="break-all select-all">{messageId}</code>
        </p>
        {message === null ? (
          <p className="mt-2 text-sm text-mute">{t`The message is shown once it was sent, and as long as the member lets the app see it.`}</p>
        ) : (
          <pre className="mt-2 overflow-x-auto border border-line bg-raised p-3 text-xs" tabIndex={0} aria-label={t`Message`}>
            {JSON.stringify(JSON.parse(message), null, 2)}
          </pre>
        )}
      </details>
    </li>
  );
}
