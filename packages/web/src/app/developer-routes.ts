import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Catalog } from '../platform/language.js';
import { LIVE, loadedPage, withWords } from './loaded-page.js';
import { member } from './member-route.js';

const WORDS: Catalog = { ja: () => import('../developers/locales/ja.po'), en: () => import('../developers/locales/en.po') };
const developerPages = withWords(WORDS, () => import('../developers/pages.js'));

const developers = createRoute({
  getParentRoute: () => member,
  path: '/developers',
  ...LIVE,
  ...loadedPage(async () => (await developerPages()).developersPage),
});

const apps = createRoute({
  getParentRoute: () => member,
  path: '/developers/apps',
  ...LIVE,
  ...loadedPage(async () => (await developerPages()).appsPage),
});

const changelog = createRoute({
  getParentRoute: () => member,
  path: '/developers/changelog',
  component: lazyRouteComponent(async () => (await developerPages()).changelogPage, 'Page'),
});

const webhooks = createRoute({
  getParentRoute: () => member,
  path: '/developers/webhooks',
  ...LIVE,
  ...loadedPage(async () => (await developerPages()).webhooksPage),
});

const webhook = createRoute({
  getParentRoute: () => member,
  path: '/developers/webhooks/$id',
  ...LIVE,
  loader: async ({ context, params }) => (await developerPages()).webhookPage.loader(context, params),
  component: lazyRouteComponent(async () => (await developerPages()).webhookPage, 'Page'),
});

/** For whoever builds on the API. Each new page joins here. */
export const DEVELOPER_ROUTES = [developers, apps, changelog, webhooks, webhook] as const;
