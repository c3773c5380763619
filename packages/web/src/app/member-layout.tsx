import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Outlet, useRouterState } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.js';
import { Wordmark } from '../ui/wordmark.js';
import { SessionWarning } from '../platform/session-warning.js';
import { useFocusAfterNavigation } from '../platform/use-focus-after-navigation.js';
import { extendSession } from '../sessions/extend-session.js';
import { AccountSwitcher } from './account-switcher.js';
import { LogoutButton } from './logout-button.js';
import { MainNavigation } from './main-navigation.js';
import { MemberMenu } from './member-menu.js';
import { useSharedSession } from './use-shared-session.js';

const route = getRouteApi('/member');

/** The frame of every page behind the login: tabs at the bottom on a phone, a rail on the left on a desk. */
export function MemberLayout() {
  const { t } = useLingui();
  const { session, account } = route.useRouteContext();
  const isOfAccount = useRouterState({ select: ({ matches }) => !matches.some(({ routeId }) => isOfMember(routeId)) });
  const main = useFocusAfterNavigation();
  const leaveIfOver = useSharedSession(session);
  const client = useApolloClient();
  return (
    <>
      <a href="#main" className="sr-only z-20 bg-raised p-3 focus:not-sr-only focus:absolute">{t`Skip to content`}</a>
      <div className="min-h-dvh lg:grid lg:grid-cols-[17rem_1fr]">
        <header className="flex flex-wrap print:hidden items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:justify-start lg:gap-8 lg:border-b-0 lg:px-6 lg:py-8">
          <Wordmark />
          {account !== null && isOfAccount && session.accounts.length > 1 && (
            <AccountSwitcher accounts={session.accounts} account={account} />
          )}
          <MainNavigation />
          <MemberMenu session={session} />
        </header>
        <main id="main" ref={main} tabIndex={-1} className="w-full border-line pb-24 short:pb-8 lg:border-l lg:pb-8">
          {account === null && isOfAccount ? <NoAccount /> : <Outlet />}
        </main>
      </div>
      <SessionWarning realm="MEMBER" extend={() => extendSession(client)} onEnd={leaveIfOver} logoutButton={<LogoutButton />} />
    </>
  );
}

/** Pages about the member and their login: the same whichever account is on screen, and there for a member who has none. */
function isOfMember(routeId: string): boolean {
  return ['/member/security', '/member/profile', '/member/cards', '/member/apps', '/member/oauth', '/member/developers'].some((part) =>
    routeId.startsWith(part),
  );
}

function NoAccount() {
  const { t } = useLingui();
  return (
    <div className="mx-auto max-w-3xl px-4 py-8">
      <h1 className="sr-only">{t`Home`}</h1>
      <EmptyState title={t`No card account yet`}>{t`It appears here as soon as your card has been issued.`}</EmptyState>
    </div>
  );
}
