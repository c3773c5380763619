import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { speakToMembers } from '../platform/language.js';
import { hadSession, loadSession, type MemberContext } from '../platform/session.js';
import type { DetailsSearch } from '../members/details-search.js';
import type { OfferSearch, PlanSearch, ReceiptSearch } from '../installments/installment-search.js';
import type { TransactionSearchParams } from '../statements/transaction-search-params.js';
import { ALONE } from './alone-route.js';
import { loadedPage } from './loaded-page.js';
import { root } from './root-route.js';

/** Everything behind the login. The pages’ code is fetched while the session is asked for. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  validateSearch: ({ account }: Record<string, unknown>): { account?: string } =>
    account === undefined ? {} : { account: String(account) },
  beforeLoad: async ({ context: { client }, search, location, matches }): Promise<MemberContext> => {
    for (const { routeId } of matches) void preload(routeId);
    const wasLive = hadSession();
    const [session] = await Promise.all([loadSession(client), speakToMembers()]);
    if (session === null)
      throw redirect({
        to: '/login',
        search: { ...(location.href === '/' ? {} : { to: location.href }), ...(wasLive ? { notice: 'ended' } : {}) },
      });
    const account = session.accounts.find(({ id }) => search.account === undefined || id === search.account) ?? null;
    // An address that another member of this browser left behind, or sent.
    if (account === null && search.account !== undefined) throw redirect({ to: '/', search: {}, replace: true });
    return { client, session, account };
  },
  component: lazyRouteComponent(() => import('./member-layout.js'), 'MemberLayout'),
  ...ALONE,
});

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

const installmentPages = () => import('../installments/pages.js');
/** Figures that can expire are never shown from before. */
const LIVE = { loaderDeps: () => ({}), staleTime: 0 } as const;

const installmentOffers = createRoute({
  getParentRoute: () => member,
  path: '/transactions/$id/installment',
  validateSearch: (search): OfferSearch => search,
  ...LIVE,
  loader: async ({ context, params }) => (await installmentPages()).offersPage.loader(context, params),
  component: lazyRouteComponent(async () => (await installmentPages()).offersPage, 'Page'),
});

const severalInstallments = createRoute({
  getParentRoute: () => member,
  path: '/installments/new',
  validateSearch: (search): OfferSearch => search,
  ...LIVE,
  ...loadedPage(() => import('../installments/several-page.js')),
});

const installmentPlans = createRoute({
  getParentRoute: () => member,
  path: '/installments',
  ...LIVE,
  ...loadedPage(async () => (await installmentPages()).plansPage),
});

const installmentPlan = createRoute({
  getParentRoute: () => member,
  path: '/installments/$id',
  validateSearch: (search): PlanSearch => search,
  ...LIVE,
  loader: async ({ context, params }) => (await installmentPages()).planPage.loader(context, params),
  component: lazyRouteComponent(async () => (await installmentPages()).planPage, 'Page'),
});

const installmentReceipt = createRoute({
  getParentRoute: () => member,
  path: '/installments/receipt',
  validateSearch: (search): ReceiptSearch => search,
  loaderDeps: ({ search: { plans } }) => ({ plans: String(plans) }),
  loader: async ({ context, deps }) => (await installmentPages()).receiptPage.loader(context, deps),
  component: lazyRouteComponent(async () => (await installmentPages()).receiptPage, 'Page'),
});

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

const memberPages = () => import('../members/pages.js');

const profile = createRoute({
  getParentRoute: () => member,
  path: '/profile',
  ...LIVE,
  ...loadedPage(async () => (await memberPages()).profilePage),
});

/** Read anew each time it is entered, and never while something is being typed: it would be lost where that fails. */
const ENTERED = { loaderDeps: () => ({}), shouldReload: ({ cause }: { cause: string }) => cause === 'enter' };
const DETAILS = {
  ...ENTERED,
  validateSearch: (search: Record<string, unknown>): DetailsSearch =>
    search['step'] === 'review' || search['step'] === 'done' ? { step: search['step'] } : {},
};

const address = createRoute({
  getParentRoute: () => member,
  path: '/profile/address',
  ...DETAILS,
  ...loadedPage(async () => (await memberPages()).addressPage),
});

const employment = createRoute({
  getParentRoute: () => member,
  path: '/profile/employment',
  ...DETAILS,
  ...loadedPage(async () => (await memberPages()).employmentPage),
});

const email = createRoute({
  getParentRoute: () => member,
  path: '/profile/email',
  ...ENTERED,
  ...loadedPage(async () => (await memberPages()).emailPage),
});

const phone = createRoute({
  getParentRoute: () => member,
  path: '/profile/phone',
  ...ENTERED,
  ...loadedPage(async () => (await memberPages()).phonePage),
});

const delivery = createRoute({
  getParentRoute: () => member,
  path: '/profile/delivery',
  ...ENTERED,
  ...loadedPage(async () => (await memberPages()).deliveryPage),
});

const cards = createRoute({
  getParentRoute: () => member,
  path: '/cards',
  ...LIVE,
  ...loadedPage(async () => (await memberPages()).cardsPage),
});

const card = createRoute({
  getParentRoute: () => member,
  path: '/cards/$id',
  ...LIVE,
  loader: async ({ context, params }) => (await memberPages()).cardPage.loader(context, params),
  component: lazyRouteComponent(async () => (await memberPages()).cardPage, 'Page'),
});

const pin = createRoute({
  getParentRoute: () => member,
  path: '/cards/$id/pin',
  ...ENTERED,
  loader: async ({ context, params }) => (await memberPages()).pinPage.loader(context, params),
  component: lazyRouteComponent(async () => (await memberPages()).pinPage, 'Page'),
});

/** Each new page joins here. */
const pages = [
  home,
  statements,
  statement,
  unbilled,
  transactions,
  transaction,
  analysis,
  installmentOffers,
  severalInstallments,
  installmentPlans,
  installmentPlan,
  installmentReceipt,
  security,
  passkeys,
  authenticator,
  sessions,
  activity,
  password,
  userId,
  profile,
  address,
  employment,
  email,
  phone,
  delivery,
  cards,
  card,
  pin,
] as const;

/** The pages behind the login. */
export const memberRoutes = member.addChildren(pages);

function preload(routeId: string): Promise<unknown> | undefined {
  const route = [member, ...pages].find(({ id }) => id === routeId);
  // A page that cannot be fetched fails again where it is shown, and is told there.
  return route?.options.component?.preload?.()?.catch(() => {});
}
