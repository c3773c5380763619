import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ApplicationSearch, ApplySearch } from '../family/family-search.js';
import type { Catalog } from '../platform/language.js';
import { LIVE, loadedPage, withWords } from './loaded-page.js';
import { member } from './member-route.js';

const WORDS: Catalog = { ja: () => import('../family/locales/ja.po'), en: () => import('../family/locales/en.po') };
const familyPages = withWords(WORDS, () => import('../family/pages.js'));

const family = createRoute({
  getParentRoute: () => member,
  path: '/family',
  ...LIVE,
  ...loadedPage(async () => (await familyPages()).familyPage),
});

const apply = createRoute({
  getParentRoute: () => member,
  path: '/family/new',
  validateSearch: ({ step }: Record<string, unknown>): ApplySearch => (step === 'review' ? { step } : {}),
  // Never while something is being typed: it would be lost where that fails.
  loaderDeps: () => ({}),
  shouldReload: ({ cause }: { cause: string }) => cause === 'enter',
  ...loadedPage(async () => (await familyPages()).applyPage),
});

const application = createRoute({
  getParentRoute: () => member,
  path: '/family/$id',
  validateSearch: ({ sent }: Record<string, unknown>): ApplicationSearch => (sent === true ? { sent } : {}),
  ...LIVE,
  loader: async ({ context, params }) => (await familyPages()).applicationPage.loader(context, params),
  component: lazyRouteComponent(async () => (await familyPages()).applicationPage, 'Page'),
});

const limit = createRoute({
  getParentRoute: () => member,
  path: '/cards/$id/limit',
  loaderDeps: () => ({}),
  shouldReload: ({ cause }: { cause: string }) => cause === 'enter',
  loader: async ({ context, params }) => (await familyPages()).limitPage.loader(context, params),
  component: lazyRouteComponent(async () => (await familyPages()).limitPage, 'Page'),
});

/** Cards that relatives carry. Each new page joins here. */
export const FAMILY_ROUTES = [family, apply, application, limit] as const;
