import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LIVE, loadedPage } from './loaded-page.js';
import { member } from './member-route.js';

const consentPage = () => import('../apps/consent-page.js');

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
  ...loadedPage(() => import('../apps/apps-page.js')),
});

const newToken = createRoute({
  getParentRoute: () => member,
  path: '/apps/new-token',
  component: lazyRouteComponent(() => import('../apps/new-token-page.js'), 'Page'),
});

/** What members let apps and scripts do. */
export const APPS_ROUTES = [consent, apps, newToken] as const;
