import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ConciergePhone } from '../platform/concierge-phone.js';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { usePageTitle } from '../platform/page-title.js';
import { forgetSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { PendingLoginDocument, useCancelLoginMutation } from './verify-login-page.generated.js';
import { PasskeyLoginButton } from './passkey-login-button.js';
import { VerifyLoginForm, type EndedLogin } from './verify-login-form.js';
import { WithoutFactor } from './without-factor.js';

const route = getRouteApi('/login/verify');

export async function loader({ client }: { client: ApolloClient }) {
  const { data } = await client.query({ query: PendingLoginDocument, fetchPolicy: 'network-only' });
  return { secondFactors: data?.pendingLogin?.secondFactors ?? [], phone: data?.conciergePhone ?? null };
}

/** The second step of a login: the password was right, a code is still to come. */
export function Page() {
  const { t } = useLingui();
  const { secondFactors, phone } = route.useLoaderData();
  const { to } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useApolloClient();
  const [cancelLogin, { loading }] = useCancelLoginMutation();
  const [ended, setEnded] = useState<EndedLogin | null>(null);
  usePageTitle(t`Confirm your login`);

  async function enter(): Promise<void> {
    await forgetSession(client);
    await navigate({ href: to ?? '/', replace: true });
  }

  async function cancel(): Promise<void> {
    // What is not ended now ends by itself in a few minutes.
    await cancelLogin().catch(() => {});
    await navigate({ to: '/login', search: { to }, replace: true });
  }

  if (ended !== null || secondFactors.length === 0) {
    return (
      <Entrance title={t`Confirm your login`}>
        <Notice tone="danger" title={ended?.message ?? t`The time to confirm this login is over. Please log in again.`}>
          {ended?.code === 'CODES_LOCKED' && secondFactors.includes('PASSKEY') && (
            <p>{t`Your passkey still lets you in, without waiting.`}</p>
          )}
          {/* Who was too slow only has to begin again; whatever else ended it, the desk can help. */}
          {ended !== null && ended.code !== 'LOGIN_EXPIRED' && <ConciergePhone phone={phone} />}
        </Notice>
        <Link to="/login" search={{ to }} className={`mt-4 ${TEXT_LINK}`}>
          {t`Back to the login`}
        </Link>
      </Entrance>
    );
  }
  return (
    <Entrance title={t`Confirm your login`}>
      <div className="grid gap-6">
        {secondFactors.includes('PASSKEY') && <PasskeyLoginButton onLoggedIn={() => void enter()} />}
        <VerifyLoginForm secondFactors={secondFactors} onLoggedIn={() => void enter()} onEnded={setEnded} />
        <Button isBusy={loading} onClick={() => void cancel()}>{t`Cancel`}</Button>
        <WithoutFactor secondFactors={secondFactors} phone={phone} />
      </div>
    </Entrance>
  );
}
