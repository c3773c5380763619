import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Entrance } from '../platform/entrance.js';
import { usePageTitle } from '../platform/page-title.js';
import { Notice } from '../ui/notice.js';
import { LoginForm } from './login-form.js';
import { useIsLoggedIn } from './use-is-logged-in.js';

const route = getRouteApi('/login');

export function Page() {
  const { t } = useLingui();
  const { to, notice } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t`Log in`);
  const isLoggedIn = useIsLoggedIn();
  useEffect(() => {
    if (isLoggedIn) void navigate({ href: to ?? '/', replace: true });
  }, [isLoggedIn, navigate, to]);
  return (
    <Entrance title={t`Log in`}>
      {notice !== undefined && (
        <div className="mb-6">
          <Notice tone="news" title={notice === 'ended' ? t`Your session has ended. Please log in again.` : t`You have logged out.`} />
        </div>
      )}
      <LoginForm
        onLoggedIn={() => void navigate({ href: to ?? '/', replace: true })}
        onSecondFactorNeeded={() => void navigate({ to: '/login/verify', search: { to } })}
      />
    </Entrance>
  );
}
