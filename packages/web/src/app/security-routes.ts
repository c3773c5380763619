import { createRoute } from '@tanstack/react-router';
import { loadedPage } from './loaded-page.js';
import { member } from './member-route.js';

const security = createRoute({
  getParentRoute: () => member,
  path: '/security',
  staleTime: 0,
  ...loadedPage(() => import('../identity/security-page.js')),
});

const passkeys = createRoute({
  getParentRoute: () => member,
  path: '/security/passkeys',
  ...loadedPage(() => import('../factors/passkeys-page.js')),
});

const authenticator = createRoute({
  getParentRoute: () => member,
  path: '/security/authenticator',
  ...loadedPage(() => import('../factors/authenticator-page.js')),
});

const sessions = createRoute({
  getParentRoute: () => member,
  path: '/security/sessions',
  staleTime: 0,
  ...loadedPage(() => import('../sessions/sessions-page.js')),
});

const activity = createRoute({
  getParentRoute: () => member,
  path: '/security/activity',
  staleTime: 0,
  ...loadedPage(() => import('../activity/activity-page.js')),
});

const password = createRoute({
  getParentRoute: () => member,
  path: '/security/password',
  ...loadedPage(() => import('../identity/password-page.js')),
});

const userId = createRoute({
  getParentRoute: () => member,
  path: '/security/user-id',
  ...loadedPage(() => import('../identity/user-id-page.js')),
});

/** How a member logs in, and where. Each new page joins here. */
export const SECURITY_ROUTES = [security, passkeys, authenticator, sessions, activity, password, userId] as const;
