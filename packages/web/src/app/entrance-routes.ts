import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ALONE } from './alone-route.js';
import { loadedPage } from './loaded-page.js';
import { isOwnPath, readLoginSearch, root } from './root-route.js';

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: readLoginSearch,
  component: lazyRouteComponent(() => import('../identity/login-page.js'), 'Page'),
  ...ALONE,
});

const verifyLogin = createRoute({
  getParentRoute: () => root,
  path: '/login/verify',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string | undefined } => ({
    to: typeof to === 'string' && isOwnPath(to) ? to : undefined,
  }),
  // It waits for a code: an earlier answer would show a login that is over.
  staleTime: 0,
  ...loadedPage(() => import('../identity/verify-login-page.js')),
  ...ALONE,
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('../enrolment/register-page.js'), 'Page'),
  ...ALONE,
});

const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  ...loadedPage(() => import('../recovery/recover-page.js')),
  ...ALONE,
});

const recoverPassword = createRoute({
  getParentRoute: () => root,
  path: '/recover/password',
  component: lazyRouteComponent(() => import('../recovery/recover-password-page.js'), 'Page'),
  ...ALONE,
});

const recoverUserId = createRoute({
  getParentRoute: () => root,
  path: '/recover/user-id',
  component: lazyRouteComponent(() => import('../recovery/recover-user-id-page.js'), 'Page'),
  ...ALONE,
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/recover/new-password',
  component: lazyRouteComponent(() => import('../recovery/new-password-page.js'), 'Page'),
  ...ALONE,
});

/** The pages before the login; each new one joins here. */
export const entranceRoutes = [login, verifyLogin, register, recover, recoverPassword, recoverUserId, newPassword] as const;
