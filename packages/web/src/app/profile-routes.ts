import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { DetailsSearch } from '../members/details-search.js';
import type { Catalog } from '../platform/language.js';
import { LIVE, loadedPage, withWords } from './loaded-page.js';
import { member } from './member-route.js';

const WORDS: Catalog = { ja: () => import('../members/locales/ja.po'), en: () => import('../members/locales/en.po') };
const memberPages = withWords(WORDS, () => import('../members/pages.js'));
const formPages = withWords(WORDS, () => import('../members/form-pages.js'));

/** Read anew each time it is entered, and never while something is being typed: it would be lost where that fails. */
const ENTERED = { loaderDeps: () => ({}), shouldReload: ({ cause }: { cause: string }) => cause === 'enter' };
const DETAILS = {
  ...ENTERED,
  validateSearch: (search: Record<string, unknown>): DetailsSearch =>
    search['step'] === 'review' || search['step'] === 'done' ? { step: search['step'] } : {},
};

const profile = createRoute({
  getParentRoute: () => member,
  path: '/profile',
  ...LIVE,
  ...loadedPage(async () => (await memberPages()).profilePage),
});

const name = createRoute({
  getParentRoute: () => member,
  path: '/profile/name',
  ...DETAILS,
  ...loadedPage(async () => (await formPages()).namePage),
});

const address = createRoute({
  getParentRoute: () => member,
  path: '/profile/address',
  ...DETAILS,
  ...loadedPage(async () => (await formPages()).addressPage),
});

const employment = createRoute({
  getParentRoute: () => member,
  path: '/profile/employment',
  ...DETAILS,
  ...loadedPage(async () => (await formPages()).employmentPage),
});

const email = createRoute({
  getParentRoute: () => member,
  path: '/profile/email',
  ...ENTERED,
  ...loadedPage(async () => (await formPages()).emailPage),
});

const phone = createRoute({
  getParentRoute: () => member,
  path: '/profile/phone',
  ...ENTERED,
  ...loadedPage(async () => (await formPages()).phonePage),
});

const delivery = createRoute({
  getParentRoute: () => member,
  path: '/profile/delivery',
  ...ENTERED,
  ...loadedPage(async () => (await formPages()).deliveryPage),
});

const notifications = createRoute({
  getParentRoute: () => member,
  path: '/profile/notifications',
  ...ENTERED,
  ...loadedPage(async () => (await formPages()).notificationsPage),
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
  loader: async ({ context, params }) => (await formPages()).pinPage.loader(context, params),
  component: lazyRouteComponent(async () => (await formPages()).pinPage, 'Page'),
});

/** What is on file of a member, and their cards. Each new page joins here. */
export const PROFILE_ROUTES = [profile, name, address, employment, email, phone, delivery, notifications, cards, card, pin] as const;
