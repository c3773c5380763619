import type { ApolloClient } from '@apollo/client';
import { createRoute, createRouter, lazyRouteComponent, redirect, type RouterHistory } from '@tanstack/react-router';
import { speakToMembers } from '../platform/language.js';
import { hadSession, loadSession, type MemberContext } from '../platform/session.js';
import { readSearchParams } from '../statements/transaction-search-params.js';
import { alone } from './alone.js';
import { conciergeRoutes } from './concierge-routes.js';
import { NotFoundPage } from './not-found-page.js';
import { Pending } from './pending.js';
import { isOwnPath, readLoginSearch, root } from './root-route.js';
import { RouteError } from './route-error.js';

const SKELETON_AFTER_MS = 150;
/** Going back within this time shows what was there, further pages of a list included. */
const FRESH_FOR_MS = 30_000;

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: readLoginSearch,
  component: lazyRouteComponent(() => import('../identity/login-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const verifyLogin = createRoute({
  getParentRoute: () => root,
  path: '/login/verify',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string | undefined } => ({
    to: typeof to === 'string' && isOwnPath(to) ? to : undefined,
  }),
  loader: async ({ context }) => (await import('../identity/verify-login-page.js')).loader(context),
  // It waits for a code: an earlier answer would show a login that is over.
  staleTime: 0,
  component: lazyRouteComponent(() => import('../identity/verify-login-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('../enrolment/register-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  loader: async ({ context }) => (await import('../recovery/recover-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../recovery/recover-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const recoverPassword = createRoute({
  getParentRoute: () => root,
  path: '/recover/password',
  component: lazyRouteComponent(() => import('../recovery/recover-password-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const recoverUserId = createRoute({
  getParentRoute: () => root,
  path: '/recover/user-id',
  component: lazyRouteComponent(() => import('../recovery/recover-user-id-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/recover/new-password',
  component: lazyRouteComponent(() => import('../recovery/new-password-page.js'), 'Page'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

/** Everything behind the login. The pages’ code is fetched while the session is asked for. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  validateSearch: ({ account }: Record<string, unknown>): { account?: string } =>
    account === undefined ? {} : { account: String(account) },
  beforeLoad: async ({ context: { client }, search, location, matches }): Promise<MemberContext> => {
    for (const { routeId } of matches) void preload(routeId);
    const wasLive = hadSession();
    const [session] = await Promise.all([loadSession(client), speakToMembers()]);
    if (session === null)
      throw redirect({
        to: '/login',
        search: { ...(location.href === '/' ? {} : { to: location.href }), ...(wasLive ? { notice: 'ended' } : {}) },
      });
    const account = session.accounts.find(({ id }) => search.account === undefined || id === search.account) ?? null;
    // An address that another member of this browser left behind, or sent.
    if (account === null && search.account !== undefined) throw redirect({ to: '/', search: {}, replace: true });
    return { client, session, account };
  },
  component: lazyRouteComponent(() => import('./member-layout.js'), 'MemberLayout'),
  pendingComponent: alone(Pending),
  errorComponent: alone(RouteError),
});

const home = createRoute({
  getParentRoute: () => member,
  path: '/',
  loader: async ({ context }) => (await import('../statements/home-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../statements/home-page.js'), 'Page'),
});

const statements = createRoute({
  getParentRoute: () => member,
  path: '/statements',
  loader: async ({ context }) => (await import('../statements/statements-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../statements/statements-page.js'), 'Page'),
});

const statement = createRoute({
  getParentRoute: () => member,
  path: '/statements/$label',
  loader: async ({ context, params }) => (await import('../statements/statement-page.js')).loader(context, params),
  component: lazyRouteComponent(() => import('../statements/statement-page.js'), 'Page'),
});

const unbilled = createRoute({
  getParentRoute: () => member,
  path: '/statements/unbilled',
  loader: async ({ context }) => (await import('../statements/unbilled-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../statements/unbilled-page.js'), 'Page'),
});

const transactions = createRoute({
  getParentRoute: () => member,
  path: '/transactions',
  validateSearch: readSearchParams,
  loaderDeps: () => ({}),
  loader: async ({ context, location }) =>
    (await import('../statements/transactions-page.js')).loader(context, readSearchParams(location.search)),
  component: lazyRouteComponent(() => import('../statements/transactions-page.js'), 'Page'),
});

const analysis = createRoute({
  getParentRoute: () => member,
  path: '/analysis',
  validateSearch: ({ month }: Record<string, unknown>): { month?: string } => (typeof month === 'string' ? { month } : {}),
  loaderDeps: () => ({}),
  loader: async ({ context, location }) =>
    (await import('../statements/analysis-page.js')).loader(context, new URLSearchParams(location.searchStr).get('month')),
  component: lazyRouteComponent(() => import('../statements/analysis-page.js'), 'Page'),
});

const security = createRoute({
  getParentRoute: () => member,
  path: '/security',
  staleTime: 0,
  loader: async ({ context }) => (await import('../identity/security-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../identity/security-page.js'), 'Page'),
});

const passkeys = createRoute({
  getParentRoute: () => member,
  path: '/security/passkeys',
  loader: async ({ context }) => (await import('../factors/passkeys-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../factors/passkeys-page.js'), 'Page'),
});

const authenticator = createRoute({
  getParentRoute: () => member,
  path: '/security/authenticator',
  loader: async ({ context }) => (await import('../factors/authenticator-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../factors/authenticator-page.js'), 'Page'),
});

const sessions = createRoute({
  getParentRoute: () => member,
  path: '/security/sessions',
  staleTime: 0,
  loader: async ({ context }) => (await import('../sessions/sessions-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../sessions/sessions-page.js'), 'Page'),
});

const activity = createRoute({
  getParentRoute: () => member,
  path: '/security/activity',
  staleTime: 0,
  loader: async ({ context }) => (await import('../activity/activity-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../activity/activity-page.js'), 'Page'),
});

const password = createRoute({
  getParentRoute: () => member,
  path: '/security/password',
  loader: async ({ context }) => (await import('../identity/password-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../identity/password-page.js'), 'Page'),
});

const userId = createRoute({
  getParentRoute: () => member,
  path: '/security/user-id',
  loader: async ({ context }) => (await import('../identity/user-id-page.js')).loader(context),
  component: lazyRouteComponent(() => import('../identity/user-id-page.js'), 'Page'),
});

/** The pages behind the login; each new one joins here. */
const memberPages = [
  home,
  statements,
  statement,
  unbilled,
  transactions,
  analysis,
  security,
  passkeys,
  authenticator,
  sessions,
  activity,
  password,
  userId,
] as const;

/** The pages before the login; each new one joins here. */
const entrancePages = [login, verifyLogin, register, recover, recoverPassword, recoverUserId, newPassword] as const;

const routeTree = root.addChildren([...entrancePages, member.addChildren(memberPages), ...conciergeRoutes]);

function preload(routeId: string): Promise<unknown> | undefined {
  const route = [login, member, ...memberPages].find(({ id }) => id === routeId);
  // A page that cannot be fetched fails again where it is shown, and is told there.
  return route?.options.component?.preload?.()?.catch(() => {});
}

/** @param history where addresses come from; the browser's own by default. */
export function createAppRouter(client: ApolloClient, history?: RouterHistory) {
  return createRouter({
    ...(history === undefined ? {} : { history }),
    routeTree,
    context: { client },
    scrollRestoration: true,
    defaultPreload: false,
    defaultStaleTime: FRESH_FOR_MS,
    defaultPendingMs: SKELETON_AFTER_MS,
    defaultPendingMinMs: 0,
    defaultPendingComponent: Pending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFoundPage,
  });
}

/** Fetches the code of the page in the address bar now, beside the words of its language, and not after them. */
export function preloadPage(router: AppRouter): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) void preload(routeId);
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
