import { InputError } from '../platform/index.js';

/** Does something with what an id names. @throws {InputError} where the id is none, or it says that there is nothing of it */
export async function withId<T>(what: string, id: string, act: (id: string) => Promise<T | null | false>): Promise<T> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const done = isUuid ? await act(id) : null;
  if (done === null || done === false) throw new InputError(`There is no ${what} ${id.slice(0, 80)}.`);
  return done;
}
