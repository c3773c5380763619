import { lazyRouteComponent } from '@tanstack/react-router';

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

/** Figures that can expire are never shown from before. */
export const LIVE = { loaderDeps: () => ({}), staleTime: 0 } as const;
