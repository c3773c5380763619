import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/** What a field costs that is asked of the database once for a page, and not once for each of its items. */
export const ONCE_A_PAGE = 1;

/**
 * Reads by key what many parts of one answer ask for, in one statement for all that ask at once; null for what is not there.
 * Nothing is remembered: an act may come between what one request asks for twice.
 */
export function batched<Key, Value>(read: (context: RequestContext, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
  const loaders = new WeakMap<RequestContext, DataLoader<Key, Value | null>>();

  function loaderOf(context: RequestContext): DataLoader<Key, Value | null> {
    const load = async (keys: readonly Key[]): Promise<(Value | null)[]> => {
      const found = await read(context, [...new Set(keys)]);
      return keys.map((key) => found.get(key) ?? null);
    };
    const loader = loaders.get(context) ?? new DataLoader(load, { cache: false });
    loaders.set(context, loader);
    return loader;
  }

  return (context: RequestContext, key: Key): Promise<Value | null> => loaderOf(context).load(key);
}
