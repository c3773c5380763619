import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { AuthenticatorDocument, useAuthenticatorQuery } from './authenticator-page.generated.js';
import { AuthenticatorSetup } from './authenticator-setup.js';
import { AuthenticatorState } from './authenticator-state.js';
import { RecoveryCodes } from './recovery-codes.js';
import { shownCodes } from './shown-codes.js';
import { StartAuthenticator, type Setup } from './start-authenticator.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: AuthenticatorDocument, fetchPolicy: 'network-only' });
}

/** The authenticator app of the member and its recovery codes. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useAuthenticatorQuery({});
  const [setup, setSetup] = useState<Setup | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  const [wereLost, setWereLost] = useState(true);
  usePageTitle(t`Authenticator app`);
  if (error !== undefined) throw error;
  if (data?.viewer == null) return null;
  const { id: memberId, login } = data.viewer;
  const { authenticator, secondFactors } = login;

  function showCodes(codes: readonly string[]): void {
    setSetup(null);
    setRecoveryCodes(codes);
    shownCodes.remember(memberId);
    void refetch();
  }

  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <BackLink to="/security" label={t`Security`} />
        <h1 className="text-2xl font-light">{t`Authenticator app`}</h1>
        <p className="mt-2 text-sm text-mute">{t`An app on your phone shows a new code every thirty seconds. A login with your password asks for it.`}</p>
      </div>
      {content()}
    </div>
  );

  function noteKept(isKept: boolean): void {
    if (isKept) shownCodes.forget();
    else shownCodes.remember(memberId);
  }

  function forgetCodes(): void {
    setRecoveryCodes(null);
    shownCodes.forget();
    setWereLost(false);
  }

  function content() {
    if (recoveryCodes !== null) return <RecoveryCodes codes={recoveryCodes} onTicked={noteKept} onKept={forgetCodes} />;
    if (setup !== null) return <AuthenticatorSetup setup={setup} onConfirmed={showCodes} onCancel={() => setSetup(null)} />;
    if (authenticator === null) return <StartAuthenticator label={t`Set up`} look="primary" onStarted={setSetup} />;
    return (
      <AuthenticatorState
        authenticator={authenticator}
        isLastFactor={!secondFactors.includes('PASSKEY')}
        wereCodesLost={wereLost && shownCodes.wereLost(memberId)}
        onCodesKept={forgetCodes}
        onSetup={setSetup}
        onRenewed={showCodes}
        onRemoved={() => void refetch()}
      />
    );
  }
}
