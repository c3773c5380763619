import type { ApolloClient } from '@apollo/client';
import { createRouter, type AnyRoute, type AsyncRouteComponent, type RouterHistory } from '@tanstack/react-router';
import { conciergeRoutes } from './concierge-routes.js';
import { entranceRoutes } from './entrance-routes.js';
import { memberRoutes } from './member-routes.js';
import { NotFoundPage } from './not-found-page.js';
import { Pending } from './pending.js';
import { root } from './root-route.js';
import { RouteError } from './route-error.js';

const SKELETON_AFTER_MS = 150;
/** Going back within this time shows what was there, further pages of a list included. */
const FRESH_FOR_MS = 30_000;

const routeTree = root.addChildren([...entranceRoutes, memberRoutes, ...conciergeRoutes]);

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
  const routes: Record<string, AnyRoute> = router.routesById;
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    // A page that cannot be fetched fails again where it is shown, and is told there.
    (routes[routeId]?.options.component as AsyncRouteComponent<unknown> | undefined)?.preload?.()?.catch(() => {});
  }
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
