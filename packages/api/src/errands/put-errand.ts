import { Overloaded, type EntityManager, type Keys, type RequestContext, type RequestSource } from '../platform/index.js';
import { ERRAND_POLICY } from './errand-policy.js';
import { insertErrand } from './errand.queries.js';

/** What an errand knows of the request that gave it. */
export type ErrandContext = Pick<RequestContext, 'em' | 'services' | 'source'>;

/** A kind of work that is done after its answer, so that the answer can tell nothing of it: not by its words, nor by its time. */
export interface ErrandKind<Details extends object> {
  name: string;
  /** May run twice where a process dies under it. */
  run(context: ErrandContext, details: Details): Promise<void>;
}

const RETRY_AFTER_SECONDS = 10;

/** Under which errands are sealed: what somebody typed may be a secret in the wrong place. */
export const ERRAND_SEAL = 'errand';

/**
 * Keeps work for after the answer: one statement, whatever there will be to do. It is done soon by any process of the service.
 * @param details in JSON
 * @throws {Overloaded} when too much is waiting already.
 */
export async function putErrand<Details extends object>(
  em: EntityManager,
  keys: Keys,
  kind: ErrandKind<Details>,
  about: { details: Details; source: RequestSource },
): Promise<void> {
  const isKept = await insertErrand(em, kind.name, (id) => keys.seal(ERRAND_SEAL, id, JSON.stringify(about)), ERRAND_POLICY.waiting);
  if (!isKept) throw new Overloaded(RETRY_AFTER_SECONDS);
}
