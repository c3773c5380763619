import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { ActivitySearch } from '../concierge/activity-search-params.js';
import { createApolloClient } from '../platform/apollo-client.js';
import { alone } from './alone.js';
import { readLoginSearch, root } from './root-route.js';
import { RouteError } from './route-error.js';

/** One piece for all of it: every piece that can be fetched later is named in what members fetch first. */
const desk = () => import('../concierge/desk.js');
const makeClient = () => createApolloClient(undefined, { 'meisai-realm': 'operator' });

const conciergeLogin = createRoute({
  getParentRoute: () => root,
  path: '/concierge/login',
  validateSearch: readLoginSearch,
  loader: async () => (await desk()).openDesk(makeClient),
  component: lazyRouteComponent(desk, 'LoginPage'),
  errorComponent: alone(RouteError),
});

/** The operators' pages, with a session and a client of their own. Nothing of them is fetched before they are opened. */
const concierge = createRoute({
  getParentRoute: () => root,
  path: '/concierge',
  beforeLoad: async ({ location }) => {
    const { loadOperator, openDesk } = await desk();
    await openDesk(makeClient);
    const operator = await loadOperator();
    if (operator === null) throw redirect({ to: '/concierge/login', search: { to: location.href } });
    return { operator };
  },
  component: lazyRouteComponent(desk, 'ConciergeLayout'),
  errorComponent: lazyRouteComponent(desk, 'ConciergeError'),
});

const conciergeSearch = createRoute({
  getParentRoute: () => concierge,
  path: '/',
  component: lazyRouteComponent(desk, 'SearchPage'),
});

const conciergeMember = createRoute({
  getParentRoute: () => concierge,
  path: '/members/$id',
  component: lazyRouteComponent(desk, 'MemberPage'),
});

const conciergeProposals = createRoute({
  getParentRoute: () => concierge,
  path: '/proposals',
  component: lazyRouteComponent(desk, 'ProposalsPage'),
});

const conciergeFamilyCards = createRoute({
  getParentRoute: () => concierge,
  path: '/family-cards',
  component: lazyRouteComponent(desk, 'FamilyCardsPage'),
});

const conciergeNames = createRoute({
  getParentRoute: () => concierge,
  path: '/name-changes',
  component: lazyRouteComponent(desk, 'NameChangesPage'),
});

const conciergeActivity = createRoute({
  getParentRoute: () => concierge,
  path: '/activity',
  // Read by the page: what stands here is fetched by every member.
  validateSearch: (search: Record<string, unknown>) => search as ActivitySearch,
  component: lazyRouteComponent(desk, 'ActivityPage'),
});

const conciergeProducts = createRoute({
  getParentRoute: () => concierge,
  path: '/products',
  component: lazyRouteComponent(desk, 'ProductsPage'),
});

/** Everything under `/concierge`. */
export const conciergeRoutes = [
  conciergeLogin,
  concierge.addChildren([
    conciergeSearch,
    conciergeMember,
    conciergeProposals,
    conciergeFamilyCards,
    conciergeNames,
    conciergeActivity,
    conciergeProducts,
  ]),
] as const;
