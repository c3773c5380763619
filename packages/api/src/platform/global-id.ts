import { InputError } from './errors.js';

/** The opaque id of a thing for the API: its type and its key, of one UUID or of an account's UUID and its own. */
export function globalId(type: string, ...key: string[]): string {
  return Buffer.from(`${type}:${key.join('/')}`).toString('base64url');
}

export interface GlobalId {
  type: string;
  key: string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Takes an id apart; null for anything this service never gave out. */
export function readGlobalId(id: string): GlobalId | null {
  if (id.length > 200) return null;
  const [type = '', path = ''] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  const key = path.split('/');
  if (!/^[A-Za-z]{1,40}$/.test(type) || !key.every((part) => UUID.test(part))) return null;
  return { type, key };
}

/** The key of an id that must be of `type`: a thing of an account has two parts, the account's UUID first. @throws {InputError} */
export function localKey(type: string, id: string): [string, string] {
  const [first, second] = keyOf(type, id);
  if (first === undefined || second === undefined) throw new InputError(`Not an id of a ${type}: ${id.slice(0, 80)}`);
  return [first, second];
}

/** What is found, or done, by the UUID of an id; null where the id is of anything else than `type`, as where there is no such thing. */
export async function findByKey<T>(type: string, id: string, find: (key: string) => Promise<T | null>): Promise<T | null> {
  const [key] = keyOf(type, id);
  return key === undefined ? null : find(key);
}

/** The UUID of an id that must be of `type`. @throws {InputError} */
export function localId(type: string, id: string): string {
  const [only] = keyOf(type, id);
  if (only === undefined) throw new InputError(`Not an id of a ${type}: ${id.slice(0, 80)}`);
  return only;
}

/** The key of an id if it is one of `type`; of anything else nothing, so that an id of another kind is that of no thing. */
export function keyOf(type: string, id: string): string[] {
  const read = readGlobalId(id);
  return read?.type === type ? read.key : [];
}
