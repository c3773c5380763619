import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LIVE } from './loaded-page.js';
import { member } from './member-route.js';

const consentPage = () => import('../apps/consent-page.js');

const consent = createRoute({
  getParentRoute: () => member,
  path: '/oauth/consent/$request',
  ...LIVE,
  loader: async ({ context, params }) => (await consentPage()).loader(context, params),
  component: lazyRouteComponent(consentPage, 'Page'),
});

/** What members let apps do. */
export const APPS_ROUTES = [consent] as const;
