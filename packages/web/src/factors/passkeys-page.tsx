import { useLingui } from '@lingui/react/macro';
import { BackLink } from '../platform/back-link.js';
import { OnlyPasskeyNotice } from '../platform/only-passkey-notice.js';
import { usePageTitle } from '../platform/page-title.js';
import { useCanUsePasskeys } from '../platform/passkey-support.js';
import type { MemberContext } from '../platform/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { AddPasskey } from './add-passkey.js';
import { PasskeyRow } from './passkey-row.js';
import { PasskeysDocument, usePasskeysQuery } from './passkeys-page.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: PasskeysDocument, fetchPolicy: 'network-only' });
}

/** The passkeys of the member: one more, another name, one less. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = usePasskeysQuery({});
  const canAdd = useCanUsePasskeys();
  usePageTitle(t`Passkeys`);
  if (error !== undefined) throw error;
  if (data?.viewer == null) return null;
  const { passkeys, secondFactors } = data.viewer.login;
  const isLastFactor = passkeys.length === 1 && !secondFactors.includes('AUTHENTICATOR');
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <BackLink to="/security" label={t`Security`} />
        <h1 className="text-2xl font-light">{t`Passkeys`}</h1>
        <p className="mt-2 text-sm text-mute">
          {t`A passkey lets you log in with your fingerprint, your face or the PIN of your device. It cannot be guessed, and no false page can ask for it.`}
        </p>
      </div>
      {isLastFactor && <OnlyPasskeyNotice />}
      {passkeys.length === 0 ? (
        <EmptyState title={t`No passkeys yet`}>{t`Once you have one, a login with your password asks for it too.`}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} isLastFactor={isLastFactor} onChanged={() => void refetch()} />
          ))}
        </ul>
      )}
      {canAdd ? (
        <AddPasskey onAdded={() => void refetch()} />
      ) : (
        <Notice tone="news" title={t`This browser knows no passkeys. Please open this page in another one to add one.`} />
      )}
    </div>
  );
}
