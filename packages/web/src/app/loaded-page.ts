import { lazyRouteComponent } from '@tanstack/react-router';
import { addWords, type Catalog } from '../platform/language.js';

/** What a page draws is not asked for here: it depends on the routes, whose types would depend on it. */
interface PageModule<Context, Data> {
  loader: (context: Context) => Promise<Data>;
  Page: () => void;
}

/** A page that reads before it is shown: its code is fetched once, and brings both. */
export function loadedPage<Context, Data>(load: () => Promise<PageModule<Context, Data>>) {
  return {
    loader: async ({ context }: { context: Context }): Promise<Data> => (await load()).loader(context),
    component: lazyRouteComponent(load, 'Page'),
  };
}

/** What fetches the code of pages and the words of their part of the client, side by side. */
export function withWords<Module>(words: Catalog, load: () => Promise<Module>): () => Promise<Module> {
  return async () => (await Promise.all([load(), addWords(words)]))[0];
}

/** Figures that can expire are never shown from before. */
export const LIVE = { loaderDeps: () => ({}), staleTime: 0 } as const;
