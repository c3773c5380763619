import { useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { BackLink } from '../platform/back-link.js';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { MemberContext } from '../platform/session.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useFormats } from '../platform/use-formats.js';
import { useMore } from '../platform/use-more.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { ConfirmedButton } from './confirmed-button.js';
import { DeliveryRow } from './delivery-row.js';
import { useEnableWebhookMutation, useRemoveWebhookMutation, useWebhookLogQuery, WebhookLogDocument } from './webhook-log.generated.js';
import { WebhookSecret } from './webhook-secret.js';
import { useWebhookWords } from './webhook-words.js';

const PAGE_SIZE = 20;
const route = getRouteApi('/member/developers/webhooks/$id');

export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  await client.query({ query: WebhookLogDocument, variables: { id, first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

/** One webhook: how it stands, and the log of what was sent to it, each to be sent again. */
export function Page() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const formats = useFormats();
  const words = useWebhookWords();
  const navigate = useNavigate();
  const { data, error, fetchMore, refetch } = useWebhookLogQuery({ variables: { id, first: PAGE_SIZE } });
  const webhook = data?.node?.__typename === 'Webhook' ? data.node : null;
  const more = useMore(() => fetchMore({ variables: { after: webhook?.deliveries.pageInfo.endCursor ?? null } }));
  const [enable] = useEnableWebhookMutation();
  const [remove] = useRemoveWebhookMutation();
  const { problem, isBusy, attempt } = useAttempt();
  usePageTitle(t`Webhook`);
  if (error !== undefined && data === undefined) throw error;
  if (data === undefined) return null;
  if (webhook === null)
    return (
      <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
        <BackLink to="/developers/webhooks" label={t`Webhooks`} />
        <h1 className="text-2xl font-light">{t`There is no such webhook`}</h1>
      </div>
    );
  const enableIt = () =>
    attempt(async () => {
      const done = (await enable({ variables: { id } })).data?.done;
      return done?.__typename === 'EnableWebhookSuccess' ? null : problemIn(done);
    });
  const removeIt = () =>
    attempt(async () => {
      const done = (await remove({ variables: { id } })).data?.done;
      if (done?.__typename !== 'RemoveWebhookSuccess') return problemIn(done);
      await navigate({ to: '/developers/webhooks', search: (now) => now });
      return null;
    });
  const { edges, pageInfo } = webhook.deliveries;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <BackLink to="/developers/webhooks" label={t`Webhooks`} />
        <h1 className="mt-2 text-xl font-light break-all">{webhook.url}</h1>
        <p className="text-sm text-mute">{webhook.events.map((event) => words.event(event).type).join(' · ')}</p>
      </div>
      <ProblemBox problem={problem} />
      {webhook.disabledAt !== null && (
        <Notice tone="danger" title={t`Nothing is sent to it any more: it has failed for too long, or said that it is gone.`}>
          <p className="mt-3">
            <Button look="primary" isBusy={isBusy} onClick={() => void enableIt()}>{t`Enable it again`}</Button>
          </p>
        </Notice>
      )}
      {webhook.disabledAt === null && webhook.failingSince !== null && (
        <p className="text-danger">{t`Failing since ${formats.instant(webhook.failingSince)}`}</p>
      )}
      <section aria-labelledby="log">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-4">
          <h2 id="log" className="text-lg">{t`Deliveries`}</h2>
          <Button onClick={() => void refetch()}>{t`Look again`}</Button>
        </div>
        {edges.length === 0 ? (
          <EmptyState title={t`Nothing was sent yet`}>
            {t`In the demo, make up a purchase with simulatePurchase to see one arrive.`}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {edges.map(({ node }) => (
              <DeliveryRow key={node.id} delivery={node} />
            ))}
          </ul>
        )}
        {pageInfo.hasNextPage && <MoreButton more={more} />}
      </section>
      <WebhookSecret id={id} previousUntil={webhook.previousSecretUntil} />
      <ConfirmedButton
        label={t`Remove the webhook`}
        ask={t`Remove it? What waits to be sent is not sent.`}
        isBusy={isBusy}
        onConfirm={() => void removeIt()}
      />
    </div>
  );
}
