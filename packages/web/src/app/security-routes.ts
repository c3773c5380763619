import { createRoute } from '@tanstack/react-router';
import type { Catalog } from '../platform/language.js';
import { loadedPage, withWords } from './loaded-page.js';
import { member } from './member-route.js';

const WORDS: Catalog = { ja: () => import('../platform/locales/security/ja.po'), en: () => import('../platform/locales/security/en.po') };

const security = createRoute({
  getParentRoute: () => member,
  path: '/security',
  staleTime: 0,
  ...loadedPage(withWords(WORDS, () => import('../identity/security-page.js'))),
});

const passkeys = createRoute({
  getParentRoute: () => member,
  path: '/security/passkeys',
  ...loadedPage(withWords(WORDS, () => import('../factors/passkeys-page.js'))),
});

const authenticator = createRoute({
  getParentRoute: () => member,
  path: '/security/authenticator',
  ...loadedPage(withWords(WORDS, () => import('../factors/authenticator-page.js'))),
});

const sessions = createRoute({
  getParentRoute: () => member,
  path: '/security/sessions',
  staleTime: 0,
  ...loadedPage(withWords(WORDS, () => import('../sessions/sessions-page.js'))),
});

const activity = createRoute({
  getParentRoute: () => member,
  path: '/security/activity',
  staleTime: 0,
  ...loadedPage(withWords(WORDS, () => import('../activity/activity-page.js'))),
});

const password = createRoute({
  getParentRoute: () => member,
  path: '/security/password',
  ...loadedPage(withWords(WORDS, () => import('../identity/password-page.js'))),
});

const userId = createRoute({
  getParentRoute: () => member,
  path: '/security/user-id',
  ...loadedPage(withWords(WORDS, () => import('../identity/user-id-page.js'))),
});

/** How a member logs in, and where. Each new page joins here. */
export const SECURITY_ROUTES = [security, passkeys, authenticator, sessions, activity, password, userId] as const;
