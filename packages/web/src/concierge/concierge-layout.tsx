import { ApolloProvider } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { LanguageChoice, ThemeChoice } from '../platform/preferences.js';
import { SessionWarning } from '../platform/session-warning.js';
import { StepUpProvider } from '../platform/step-up.js';
import { useFocusAfterNavigation } from '../platform/use-focus-after-navigation.js';
import { Wordmark } from '../ui/wordmark.js';
import { conciergeClient, loadOperator } from './concierge-client.js';
import { OperatorLogoutButton } from './operator-logout-button.js';
import { useSessionEnd } from './use-session-end.js';

const route = getRouteApi('/concierge');
const TAB =
  'inline-flex min-h-11 items-center border-b-2 border-transparent px-1 text-mute hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink';

const loadDialog = () => import('./operator-step-up-dialog.js');

/** Any question is a use of the session. */
const goOn = async () => (await loadOperator()) !== null;

/** The frame of the operators' pages: nothing of the members' is in it. */
export function ConciergeLayout() {
  const { t } = useLingui();
  const { operator } = route.useRouteContext();
  const leaveIfOver = useSessionEnd();
  const main = useFocusAfterNavigation();
  return (
    <ApolloProvider client={conciergeClient()}>
      <StepUpProvider loadDialog={loadDialog}>
        <a href="#main" className="sr-only z-20 bg-raised p-3 focus:not-sr-only focus:absolute">{t`Skip to content`}</a>
        <div className="flex min-h-dvh flex-col">
          <header className="border-b border-line">
            <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
              <Wordmark />
              {/* On a phone the desk and its operator stand below. */}
              <span className="order-2 text-sm text-mute sm:order-none">{t`Concierge desk`}</span>
              <span className="order-2 ml-auto text-sm sm:order-none">{operator.name}</span>
              <span className="order-1 ml-auto sm:order-none sm:ml-0">
                <OperatorLogoutButton />
              </span>
            </div>
            <nav aria-label={t`Concierge desk`} className="mx-auto flex w-full max-w-5xl flex-wrap gap-x-4 px-4 sm:gap-x-6">
              <Link to="/concierge" activeOptions={{ exact: true, includeSearch: false }} className={TAB}>
                {t`Members`}
              </Link>
              <Link to="/concierge/proposals" className={TAB}>
                {t`Waiting for a second operator`}
              </Link>
              <Link to="/concierge/family-cards" className={TAB}>
                {t`Family cards`}
              </Link>
              <Link to="/concierge/name-changes" className={TAB}>
                {t`Changes of name`}
              </Link>
              <Link to="/concierge/activity" className={TAB}>
                {t`Record of activity`}
              </Link>
              <Link to="/concierge/products" className={TAB}>
                {t`Card products`}
              </Link>
            </nav>
          </header>
          <main id="main" ref={main} tabIndex={-1} className="mx-auto w-full max-w-5xl grow px-4 py-8">
            <Outlet />
          </main>
          <footer className="mx-auto flex w-full max-w-5xl flex-wrap justify-end gap-4 px-4 py-4">
            <LanguageChoice />
            <ThemeChoice />
          </footer>
        </div>
        <SessionWarning realm="OPERATOR" extend={goOn} onEnd={leaveIfOver} logoutButton={<OperatorLogoutButton />} />
      </StepUpProvider>
    </ApolloProvider>
  );
}
