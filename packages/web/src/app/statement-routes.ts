import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { TransactionSearchParams } from '../statements/transaction-search-params.js';
import { loadedPage } from './loaded-page.js';
import { member } from './member-route.js';

const home = createRoute({
  getParentRoute: () => member,
  path: '/',
  ...loadedPage(() => import('../statements/home-page.js')),
});

const statements = createRoute({
  getParentRoute: () => member,
  path: '/statements',
  ...loadedPage(() => import('../statements/statements-page.js')),
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
  ...loadedPage(() => import('../statements/unbilled-page.js')),
});

const transactions = createRoute({
  getParentRoute: () => member,
  path: '/transactions',
  // The page reads it, and drops what is no search: the login page does not load how.
  validateSearch: (search): TransactionSearchParams => search,
  loaderDeps: () => ({}),
  loader: async ({ context, location }) => (await import('../statements/transactions-page.js')).loader(context, location.search),
  component: lazyRouteComponent(() => import('../statements/transactions-page.js'), 'Page'),
});

const transaction = createRoute({
  getParentRoute: () => member,
  path: '/transactions/$id',
  loader: async ({ context, params }) => (await import('../statements/transaction-page.js')).loader(context, params),
  component: lazyRouteComponent(() => import('../statements/transaction-page.js'), 'Page'),
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

/** The account’s uses and bills. Each new page joins here. */
export const STATEMENT_ROUTES = [home, statements, statement, unbilled, transactions, transaction, analysis] as const;
