import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { OfferSearch, PlanSearch, ReceiptSearch } from '../installments/installment-search.js';
import type { Catalog } from '../platform/language.js';
import { LIVE, loadedPage, withWords } from './loaded-page.js';
import { member } from './member-route.js';

const WORDS: Catalog = { ja: () => import('../installments/locales/ja.po'), en: () => import('../installments/locales/en.po') };
const installmentPages = withWords(WORDS, () => import('../installments/pages.js'));
const severalPage = withWords(WORDS, () => import('../installments/several-page.js'));

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
  ...loadedPage(severalPage),
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

/** Purchases paid in parts. Each new page joins here. */
export const INSTALLMENT_ROUTES = [installmentOffers, severalInstallments, installmentPlans, installmentPlan, installmentReceipt] as const;
