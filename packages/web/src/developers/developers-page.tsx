import { Plural, useLingui } from '@lingui/react/macro';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { SettingRow } from '../platform/setting-row.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { DeveloperAppsDocument, useDeveloperAppsQuery } from './developers.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: DeveloperAppsDocument, fetchPolicy: 'network-only' });
}

/** Where developers begin: their apps and webhooks, where to look at the schema, and what is bounded. */
export function Page() {
  const { t } = useLingui();
  const { data, error } = useDeveloperAppsQuery({});
  usePageTitle(t`For developers`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const { appRegistrations } = data.viewer;
  const { isExplorable, mayRegisterApps } = data.capabilities;
  const webhookCount = appRegistrations.reduce((sum, { webhooks }) => sum + webhooks.length, 0);
  const places = [
    ...(isExplorable
      ? [
          { href: '/graphql', label: t`Apollo Sandbox`, what: t`Try operations in the browser, as yourself` },
          { href: '/explorer', label: t`Local explorer`, what: t`The same, from this server alone` },
        ]
      : []),
    { href: '/schema.graphql', label: t`Schema`, what: t`Every type and field, described` },
    { href: '/.well-known/openid-configuration', label: t`Discovery`, what: t`Where the authorization server is` },
  ];
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`For developers`}</h1>
        <p className="text-sm text-mute">{t`Build on the same API as this client, with what members let your app see.`}</p>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        <SettingRow
          name={t`Your apps`}
          state={appRegistrations.length === 0 ? t`None yet` : <Plural value={appRegistrations.length} one="# app" other="# apps" />}
          to="/developers/apps"
        />
        <SettingRow
          name={t`Webhooks`}
          state={webhookCount === 0 ? t`None yet` : <Plural value={webhookCount} one="# webhook" other="# webhooks" />}
          to="/developers/webhooks"
        />
        <SettingRow name={t`Changelog`} state={t`What changed in the schema, release by release`} to="/developers/changelog" />
        <SettingRow name={t`Personal tokens`} state={t`For scripts of your own, beside the apps you let in`} to="/apps" />
      </ul>
      <section aria-labelledby="explore">
        <h2 id="explore" className="text-lg">
          {isExplorable ? t`Schema and explorers` : t`Schema and discovery`}
        </h2>
        {!isExplorable && <p className="text-sm text-mute">{t`The card issuer has no explorers here. Try operations in the demo.`}</p>}
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {places.map(({ href, label, what }) => (
            <li key={href} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
              <a href={href} className={TEXT_LINK}>
                {label}
              </a>
              <span className="text-sm text-mute">{what}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits" className="mb-2 text-lg">{t`Limits`}</h2>
        <Facts
          facts={[
            { name: t`Items of a page`, value: t`1 to 100` },
            ...(mayRegisterApps ? [{ name: t`Apps you register`, value: t`10 at most` }] : []),
            { name: t`Webhooks of an app`, value: t`5 at most` },
            { name: t`Cost of one operation`, value: t`20,000 at most` },
            { name: t`Cost in an hour, of each app and member`, value: t`1,000,000 at most` },
            { name: t`Deliveries kept in the log`, value: t`30 days` },
            { name: t`Idempotency keys kept`, value: t`30 days` },
          ]}
        />
      </section>
    </div>
  );
}
