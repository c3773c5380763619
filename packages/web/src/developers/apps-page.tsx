import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import { ShownOnce } from '../platform/shown-once.js';
import { EmptyState } from '../ui/empty-state.js';
import { AppRow } from './app-row.js';
import { useDeveloperAppsQuery } from './developers.generated.js';
import { RegisterForm, type Registered } from './register-form.js';

export { loader } from './developers-page.js';

/** The apps a developer has registered, and the form for one more. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useDeveloperAppsQuery({});
  const [registered, setRegistered] = useState<Registered | null>(null);
  usePageTitle(t`Your apps`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const { appRegistrations } = data.viewer;
  const { mayRegisterApps, scopes } = data.capabilities;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <BackLink to="/developers" label={t`For developers`} />
        <h1 className="mt-2 text-2xl font-light">{t`Your apps`}</h1>
        <p className="text-sm text-mute">{t`Clients of OAuth 2: members see their names, and decide what they may see.`}</p>
      </div>
      {registered !== null && (
        <ShownOnce
          key={registered.clientId}
          title={t`${registered.name} is registered.`}
          values={[{ name: t`Client ID`, value: registered.clientId }]}
          secret={registered.secret}
        />
      )}
      {appRegistrations.length === 0 ? (
        <EmptyState title={t`No app yet`}>
          {mayRegisterApps ? t`Register one below to try the way from consent to tokens.` : t`The card issuer registers apps here.`}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {appRegistrations.map((registration) => (
            <AppRow key={registration.clientId} registration={registration} onRemoved={() => refetch()} />
          ))}
        </ul>
      )}
      {mayRegisterApps ? (
        <RegisterForm
          offered={scopes}
          onRegistered={async (made) => {
            await refetch();
            setRegistered(made);
          }}
        />
      ) : (
        <section aria-labelledby="register">
          <h2 id="register" className="mb-2 text-lg">{t`Register an app`}</h2>
          <p className="max-w-prose">{t`Please ask the card issuer, and tell them your user ID: an app they register for you is shown here, with its webhooks.`}</p>
        </section>
      )}
    </div>
  );
}
