import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import { ShownOnce } from '../platform/shown-once.js';
import { classes } from '../ui/classes.js';
import { EmptyState } from '../ui/empty-state.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { AddWebhookForm, type AddedWebhook } from './add-webhook-form.js';
import { useDeveloperAppsQuery } from './developers.generated.js';
import { useWebhookWords } from './webhook-words.js';

export { loader } from './developers-page.js';

/** Where a developer's apps are told of news, each with how it stands, and the form for one more. */
export function Page() {
  const { t } = useLingui();
  const words = useWebhookWords();
  const { data, error, refetch } = useDeveloperAppsQuery({});
  const [added, setAdded] = useState<AddedWebhook | null>(null);
  usePageTitle(t`Webhooks`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const { appRegistrations } = data.viewer;
  const { mayRegisterApps } = data.capabilities;
  const webhooks = appRegistrations.flatMap((one) => one.webhooks.map((webhook) => ({ ...webhook, appName: one.app.name })));
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <BackLink to="/developers" label={t`For developers`} />
        <h1 className="mt-2 text-2xl font-light">{t`Webhooks`}</h1>
        <p className="max-w-prose text-sm text-mute">
          {t`Your app is told what happened, by ids only, as soon as it did. Messages are signed as Standard Webhooks has it.`}
        </p>
      </div>
      {added !== null && (
        <ShownOnce
          key={added.id}
          title={t`Your app is told of news from now on.`}
          values={[{ name: t`URL`, value: added.url }]}
          secret={added.secret}
        />
      )}
      {webhooks.length === 0 ? (
        <EmptyState title={t`No webhook yet`} />
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {webhooks.map((webhook) => (
            <li key={webhook.id}>
              <Link
                to="/developers/webhooks/$id"
                params={{ id: webhook.id }}
                search={(now) => now}
                className="group flex items-center justify-between gap-4 py-4"
              >
                <span className="grid min-w-0">
                  <span className="break-all decoration-accent underline-offset-4 group-hover:underline">{webhook.url}</span>
                  <span className="text-sm text-mute">
                    {webhook.appName} · <span className={classes(isTroubled(webhook) && 'text-danger')}>{words.standing(webhook)}</span>
                  </span>
                  <span className="text-sm text-mute">{webhook.events.map((event) => words.event(event).type).join(' · ')}</span>
                </span>
                <ChevronRight aria-hidden="true" size={20} strokeWidth={1.5} className="shrink-0 text-mute" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {appRegistrations.length === 0 ? (
        <p>
          <Link to="/developers/apps" search={(now) => now} className={TEXT_LINK}>
            {mayRegisterApps ? t`Register an app first` : t`Webhooks belong to an app, and you have none yet`}
          </Link>
        </p>
      ) : (
        <AddWebhookForm
          apps={appRegistrations.map(({ app }) => app)}
          onAdded={async (made) => {
            await refetch();
            setAdded(made);
          }}
        />
      )}
    </div>
  );
}

function isTroubled({ disabledAt, failingSince }: { disabledAt: string | null; failingSince: string | null }): boolean {
  return disabledAt !== null || failingSince !== null;
}
