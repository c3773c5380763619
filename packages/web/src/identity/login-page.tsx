import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import { LanguageChoice, ThemeChoice } from '../platform/preferences.js';
import { CardDrawing } from '../ui/card-drawing.js';
import { Notice } from '../ui/notice.js';
import { Wordmark } from '../ui/wordmark.js';
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
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 sm:px-8">
      <header className="flex items-center justify-between py-4">
        <Wordmark />
        <LanguageChoice />
      </header>
      <main className="grid flex-1 content-start gap-8 py-4 lg:grid-cols-2 lg:content-center lg:items-center lg:gap-24">
        <CardDrawing className="w-40 lg:w-full" />
        <div className="w-full max-w-md">
          <h1 className="mb-6 text-2xl font-light">{t`Log in`}</h1>
          {notice !== undefined && (
            <div className="mb-6">
              <Notice tone="news" title={notice === 'ended' ? t`Your session has ended. Please log in again.` : t`You have logged out.`} />
            </div>
          )}
          <LoginForm onLoggedIn={() => void navigate({ href: to ?? '/', replace: true })} />
        </div>
      </main>
      <footer className="flex justify-end py-4">
        <ThemeChoice />
      </footer>
    </div>
  );
}
