import { Plural, useLingui } from '@lingui/react/macro';
import { OnlyPasskeyNotice } from '../platform/only-passkey-notice.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { SettingRow } from '../platform/setting-row.js';
import { useFormats } from '../platform/use-formats.js';
import { SecurityDocument, useSecurityQuery } from './security-page.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: SecurityDocument, fetchPolicy: 'network-only' });
}

/** Every way in and what guards it, each with how it stands now. A new page joins by one row. */
export function Page() {
  const { t } = useLingui();
  const formats = useFormats();
  const { data, error } = useSecurityQuery({});
  usePageTitle(t`Security`);
  if (error !== undefined) throw error;
  if (data?.viewer == null) return null;
  const { userId, passwordChangedAt, passkeys, authenticator, sessions, connectedApps } = data.viewer.login;
  const sessionCount = sessions.edges.length;
  const appCount = connectedApps.edges.length;
  const [newest] = data.viewer.activity.edges;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-2xl font-light">{t`Security`}</h1>
      <p className="mb-6 text-sm text-mute">{t`How you log in, and what protects your account.`}</p>
      {passkeys.length === 1 && authenticator === null && (
        <div className="mb-6">
          <OnlyPasskeyNotice hasLinkToPasskeys />
        </div>
      )}
      <ul className="divide-y divide-line border-y border-line">
        <SettingRow name={t`User ID`} state={userId} to="/security/user-id" />
        <SettingRow name={t`Password`} state={t`Last changed on ${formats.dateOf(passwordChangedAt)}`} to="/security/password" />
        <SettingRow name={t`Passkeys`} state={passkeys.length === 0 ? t`None yet` : t`${passkeys.length} set up`} to="/security/passkeys" />
        <SettingRow
          name={t`Authenticator app`}
          state={authenticator === null ? t`Not set up` : t`Set up on ${formats.dateOf(authenticator.confirmedAt)}`}
          to="/security/authenticator"
        />
        <SettingRow
          name={t`Where you are logged in`}
          state={<Plural value={sessionCount} one="# device" other="# devices" />}
          to="/security/sessions"
        />
        <SettingRow
          name={t`Connected apps`}
          state={appCount === 0 ? t`None yet` : <Plural value={appCount} one="# app" other="# apps" />}
          to="/apps"
        />
        <SettingRow
          name={t`Login and account history`}
          state={newest === undefined ? '' : t`Newest entry ${formats.instant(newest.node.at)}`}
          to="/security/activity"
        />
      </ul>
    </div>
  );
}
