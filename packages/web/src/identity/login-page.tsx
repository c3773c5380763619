import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Entrance } from '../platform/entrance.js';
import { forgetSession } from '../platform/session.js';
import { usePageTitle } from '../platform/page-title.js';
import { Notice } from '../ui/notice.js';
import { LoginForm } from './login-form.js';
import type { LoginNotice } from './login-notice.js';
import { PasskeyLoginButton } from './passkey-login-button.js';
import { useIsLoggedIn } from './use-is-logged-in.js';
import { WayLinks } from './way-links.js';

const route = getRouteApi('/login');

export function Page() {
  const { t } = useLingui();
  const { to, notice } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t`Log in`);
  const client = useApolloClient();
  const isLoggedIn = useIsLoggedIn();
  useEffect(() => {
    if (isLoggedIn) void navigate({ href: to ?? '/', replace: true });
  }, [isLoggedIn, navigate, to]);
  const goOn = () => void navigate({ href: to ?? '/', replace: true });
  return (
    <Entrance title={t`Log in`}>
      {notice !== undefined && (
        <div className="mb-6">
          <Notice tone="news" title={textOf(notice)} />
        </div>
      )}
      <div className="grid gap-4">
        <LoginForm onLoggedIn={goOn} onSecondFactorNeeded={() => void navigate({ to: '/login/verify', search: { to } })} />
        {/* What an earlier member of this browser read must not be shown to this one. */}
        <PasskeyLoginButton isFilled onLoggedIn={() => void forgetSession(client).then(goOn)} />
      </div>
      <WayLinks />
    </Entrance>
  );

  function textOf(what: LoginNotice): string {
    if (what === 'ended') return t`Your session has ended. Please log in again.`;
    if (what === 'enrolled') return t`You are registered. Please log in with the user ID and password you chose.`;
    return what === 'reissued' ? t`Your password is replaced. Please log in with the new one.` : t`You have logged out.`;
  }
}
