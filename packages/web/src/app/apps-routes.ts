import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Catalog } from '../platform/language.js';
import { LIVE, loadedPage, withWords } from './loaded-page.js';
import { member } from './member-route.js';

const WORDS: Catalog = { ja: () => import('../apps/locales/ja.po'), en: () => import('../apps/locales/en.po') };
const consentPage = withWords(WORDS, () => import('../apps/consent-page.js'));
const appsPage = withWords(WORDS, () => import('../apps/apps-page.js'));
const newTokenPage = withWords(WORDS, () => import('../apps/new-token-page.js'));

const consent = createRoute({
  getParentRoute: () => member,
  path: '/oauth/consent/$request',
  ...LIVE,
  loader: async ({ context, params }) => (await consentPage()).loader(context, params),
  component: lazyRouteComponent(consentPage, 'Page'),
});

const apps = createRoute({
  getParentRoute: () => member,
  path: '/apps',
  ...LIVE,
  ...loadedPage(appsPage),
});

const newToken = createRoute({
  getParentRoute: () => member,
  path: '/apps/new-token',
  ...loadedPage(newTokenPage),
});

/** What members let apps and scripts do. */
export const APPS_ROUTES = [consent, apps, newToken] as const;
